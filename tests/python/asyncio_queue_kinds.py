import asyncio


async def main():
    queue = asyncio.PriorityQueue()
    for item in [(3, "c"), (1, "a"), (2, "b")]:
        queue.put_nowait(item)
    print([queue.get_nowait() for _ in range(3)])
    stack = asyncio.LifoQueue()
    for item in "abc":
        await stack.put(item)
    print([await stack.get() for _ in range(3)])
    queue = asyncio.Queue()
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.shutdown()
    try:
        await getter
    except asyncio.QueueShutDown:
        print("shut down")
    try:
        await queue.put(1)
    except asyncio.QueueShutDown:
        print("no more puts")


asyncio.run(main())
