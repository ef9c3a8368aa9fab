import asyncio


async def main():
    q = asyncio.PriorityQueue()
    for p, name in ((3, "low"), (1, "high"), (2, "mid"), (1, "also high")):
        await q.put((p, name))
    while not q.empty():
        print(await q.get())
        q.task_done()
    await q.join()
    l = asyncio.LifoQueue()
    for n in range(3):
        l.put_nowait(n)
    print([l.get_nowait() for _ in range(3)], l.empty())
    try:
        q.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
