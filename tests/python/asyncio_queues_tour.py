import asyncio
q = None
async def prod(name, n, q):
    for i in range(n):
        await asyncio.sleep(.001)
        await q.put((name, i)); print(f"{name}->{i}")
async def cons(name, q, seen):
    while True:
        item = await q.get()
        await asyncio.sleep(.0015)
        seen.append((name, item)); q.task_done()
async def main():
    q = asyncio.Queue(3); seen = []
    cs = [asyncio.create_task(cons(f"c{i}", q, seen)) for i in range(2)]
    await asyncio.gather(prod("A", 3, q), prod("B", 3, q))
    await q.join()
    for c in cs: c.cancel()
    print(sorted(i for _, i in seen), q.empty(), q.full(), q.qsize(), q.maxsize)
    lq = asyncio.LifoQueue(); pq = asyncio.PriorityQueue()
    for x in (3, 1, 2): lq.put_nowait(x); pq.put_nowait((x, str(x)))
    print([lq.get_nowait() for _ in range(3)], [await pq.get() for _ in range(3)])
    try: lq.get_nowait()
    except asyncio.QueueEmpty as e: print("empty", repr(e))
    sq = asyncio.Queue(1); sq.put_nowait(1)
    try: sq.put_nowait(2)
    except asyncio.QueueFull as e: print("full", repr(e))
    try: sq.task_done(); sq.task_done()
    except ValueError as e: print(e)
    getter = asyncio.create_task(lq.get()); await asyncio.sleep(0); getter.cancel()
    await asyncio.wait([getter]); lq.put_nowait("kept"); print(lq.qsize(), getter.cancelled())
    sd = asyncio.Queue(); sd.put_nowait(1)
    w = asyncio.create_task(drain(sd)); await asyncio.sleep(0); sd.shutdown()
    print(await w)
    try: await sd.put(1)
    except asyncio.QueueShutDown as e: print("shut", repr(e))
    sd2 = asyncio.Queue(); sd2.put_nowait(5); sd2.shutdown(immediate=True)
    try: sd2.get_nowait()
    except asyncio.QueueShutDown: print("shut now")
async def drain(q):
    out = []
    try:
        while True: out.append(await q.get()); await asyncio.sleep(0)
    except asyncio.QueueShutDown: return out
asyncio.run(main())
