import asyncio


async def get(queue, name):
    try:
        item = await queue.get()
        print(name, "got", item)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    queue = asyncio.Queue(1)
    a, b = asyncio.create_task(get(queue, "a")), asyncio.create_task(get(queue, "b"))
    await asyncio.sleep(0)
    queue.put_nowait(1)
    a.cancel()
    await asyncio.wait([a, b])
    print(queue.qsize(), a.cancelled(), b.cancelled())
    queue.put_nowait("full")
    putter = asyncio.create_task(queue.put("x"))
    other = asyncio.create_task(queue.put("y"))
    await asyncio.sleep(0)
    print(queue.get_nowait())
    putter.cancel()
    await asyncio.wait([putter, other])
    print(putter.cancelled(), other.done(), queue.qsize(), queue.get_nowait())
    try:
        async with asyncio.timeout(0.01):
            await queue.get()
    except TimeoutError:
        print("timeout")
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))


asyncio.run(main())
