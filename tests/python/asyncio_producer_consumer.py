import asyncio


async def produce(queue, name, count):
    for i in range(count):
        await queue.put(f"{name}{i}")
        print("put", f"{name}{i}", queue.qsize())
    await queue.put(None)


async def consume(queue, producers):
    finished = 0
    while finished < producers:
        item = await queue.get()
        if item is None:
            finished += 1
            continue
        print("got", item)
        await asyncio.sleep(0.01)


async def main():
    queue = asyncio.Queue(maxsize=2)
    await asyncio.gather(produce(queue, "a", 4), produce(queue, "b", 3), consume(queue, 2))
    print(queue.empty(), queue.full(), queue.maxsize)


asyncio.run(main())
