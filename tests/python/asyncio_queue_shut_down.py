import asyncio


async def producer(name, queue, n):
    for i in range(n):
        item = f"{name}-{i}"
        await queue.put(item)
        print(f"[{name}] produced {item} (size={queue.qsize()})")
        await asyncio.sleep(0.01)
    print(f"[{name}] done")


async def consumer(name, queue):
    count = 0
    try:
        while True:
            item = await queue.get()
            print(f"    [{name}] got {item}")
            await asyncio.sleep(0.025)
            count += 1
            queue.task_done()
    except asyncio.QueueShutDown:
        print(f"    [{name}] queue shut down after {count} items")
        return count


async def main():
    queue = asyncio.Queue(maxsize=2)
    print(queue)
    async with asyncio.TaskGroup() as tg:
        consumers = [tg.create_task(consumer(f"c{i}", queue)) for i in range(2)]
        async with asyncio.TaskGroup() as producers:
            producers.create_task(producer("A", queue, 3))
            producers.create_task(producer("B", queue, 3))
        queue.shutdown()
    print("totals:", [c.result() for c in consumers])
    try:
        queue.put_nowait("late")
    except asyncio.QueueShutDown as e:
        print("cannot put:", type(e).__name__)

    q = asyncio.PriorityQueue()
    for pri, job in [(3, "low"), (1, "urgent"), (2, "normal")]:
        q.put_nowait((pri, job))
    q.shutdown()
    while True:
        try:
            print(await q.get())
        except asyncio.QueueShutDown:
            break
    q2 = asyncio.LifoQueue()
    for c in "abc":
        q2.put_nowait(c)
    q2.shutdown(immediate=True)
    print(q2.empty(), q2.qsize())
    try:
        q2.get_nowait()
    except asyncio.QueueShutDown:
        print("immediate shutdown drops everything")


asyncio.run(main())
