import asyncio


async def producer(queue, count):
    for i in range(count):
        await queue.put(i)
        print("put", i, queue.qsize())
    await queue.join()
    print("joined")


async def consumer(queue, name):
    while True:
        item = await queue.get()
        print(name, "got", item)
        await asyncio.sleep(0.01)
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    consumers = [asyncio.create_task(consumer(queue, n)) for n in "ab"]
    await producer(queue, 5)
    for task in consumers:
        task.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True))
    print(queue.empty(), queue.full(), queue.maxsize)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print("QueueEmpty", error)
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print("QueueFull", error)
    try:
        for _ in range(9):
            queue.task_done()
    except ValueError as error:
        print("ValueError", error)


asyncio.run(main())
