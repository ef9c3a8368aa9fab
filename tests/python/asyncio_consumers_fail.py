import asyncio
async def producer(name, queue, n):
    for i in range(n):
        await asyncio.sleep(0.02)
        item = f"{name}-{i}"
        await queue.put(item)
        print(f"[{name}] put {item}")
    print(f"[{name}] done")
async def consumer(name, queue, results):
    try:
        while True:
            item = await queue.get()
            try:
                await asyncio.sleep(0.05)
                if item.endswith("2"): raise ValueError(item)
                results.append((name, item))
            except ValueError as e:
                print(f"[{name}] failed on {e}")
            finally:
                queue.task_done()
    except asyncio.CancelledError:
        print(f"[{name}] cancelled")
        raise
async def main():
    queue, results = asyncio.Queue(maxsize=2), []
    consumers = [asyncio.create_task(consumer(f"c{i}", queue, results)) for i in range(2)]
    await asyncio.gather(producer("p0", queue, 4), producer("p1", queue, 3))
    await queue.join()
    for c in consumers: c.cancel()
    outcomes = await asyncio.gather(*consumers, return_exceptions=True)
    print([type(o).__name__ for o in outcomes], len(results), sorted(i for _, i in results))
    q = asyncio.Queue()
    async def getter(i): return i, await q.get()
    gs = [asyncio.create_task(getter(i)) for i in range(3)]
    await asyncio.sleep(0)
    for x in "xyz": q.put_nowait(x)
    print(await asyncio.gather(*gs))
    try: await asyncio.wait_for(q.get(), .02)
    except TimeoutError: print("empty")
    q2 = asyncio.Queue(1); await q2.put(1)
    try: await asyncio.wait_for(q2.put(2), .02)
    except TimeoutError: print("full", q2.full())
    q2.shutdown(immediate=True)
    try: await q2.get()
    except asyncio.QueueShutDown: print("shutdown")
    pq = asyncio.PriorityQueue()
    for p, n in ((2, "b"), (1, "z"), (1, "a")): pq.put_nowait((p, n))
    print([pq.get_nowait()[1] for _ in range(pq.qsize())])
asyncio.run(main())
