import asyncio
async def stage(name, inq, outq, fn):
    while (x := await inq.get()) is not ...:
        try:
            r = fn(x)
            if asyncio.iscoroutine(r): r = await r
        except Exception as e:
            print(f"[{name}] {type(e).__name__}: {e}")
            continue
        if outq is not None: await outq.put(r)
        else: print("sink", r)
    if outq: await outq.put(...)
    print(name, "closed")
async def main():
    a, b, c = (asyncio.Queue(2) for _ in range(3))
    async def half(x): await asyncio.sleep(.001); return x // 2
    async with asyncio.TaskGroup() as tg:
        tg.create_task(stage("parse", a, b, int))
        tg.create_task(stage("half", b, c, half))
        tg.create_task(stage("inv", c, None, lambda v: round(100 / v, 3)))
        for item in ["10", "x", "1", "8", "", "300"]:
            await a.put(item)
        await a.put(...)
    print(Ellipsis, ..., type(...), bool(...), [1, ...])
    sem = asyncio.Semaphore(2)
    running, peak = 0, 0
    async def limited(i):
        nonlocal running, peak
        async with sem:
            running += 1; peak = max(peak, running)
            await asyncio.sleep(.001); running -= 1
            return i ** 2
    print(await asyncio.gather(*map(limited, range(6))), peak, sem._value)
    async def first_success(*cs):
        errs = []
        for f in asyncio.as_completed(cs):
            try: return await f
            except Exception as e: errs.append(e)
        raise ExceptionGroup("all failed", errs)
    async def at(t, v, ok=True):
        await asyncio.sleep(t)
        if not ok: raise ValueError(v)
        return v
    print(await first_success(at(.001, "a", False), at(.002, "b"), at(.003, "c")))
    try: await first_success(at(.001, "a", False), at(.002, "b", False))
    except* ValueError as g: print(g.exceptions)
asyncio.run(main())
