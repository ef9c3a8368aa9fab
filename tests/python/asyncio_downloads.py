import asyncio
async def monitor(tasks):
    while pending := [t.get_name() for t in tasks if not t.done()]:
        print("pending:", pending)
        await asyncio.sleep(0.1)
    print("monitor: all finished")
async def download(name, size, progress):
    for i in range(size):
        await asyncio.sleep(0.05)
        progress[name] = (i + 1) / size
    if name == "c.bin": raise IOError(f"disk full while writing {name}")
    return f"{name}: {size * 10} kB"
async def main():
    progress = {}
    tasks = [asyncio.create_task(download(n, s, progress), name=n) for n, s in [("a.txt", 3), ("b.jpg", 5), ("c.bin", 2)]]
    mon = asyncio.create_task(monitor(tasks))
    results = await asyncio.gather(*tasks, return_exceptions=True)
    await mon
    for t, r in zip(tasks, results):
        status = "ERROR" if isinstance(r, Exception) else "OK"
        print(f"{t.get_name():<8}{status:^9}{r}")
    print({k: f"{v:.0%}" for k, v in sorted(progress.items())})
    try:
        tasks[2].result()
    except OSError as e:
        print(type(e).__name__, e, e.errno)
    print([t.exception() for t in tasks])
    async with asyncio.TaskGroup() as tg:
        ts = {n: tg.create_task(asyncio.sleep(d, result=n * 2), name=f"tg-{n}") for n, d in [(1, .06), (2, .02), (3, .04)]}
    print({n: t.result() for n, t in ts.items()}, [t.get_name() for t in ts.values()])
    try:
        await asyncio.wait_for(asyncio.gather(asyncio.sleep(1), asyncio.sleep(2)), timeout=.05)
    except TimeoutError:
        print("gather timed out")
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(.05, fut.set_exception, RuntimeError("late failure"))
    try:
        await fut
    except RuntimeError as e:
        print("caught", e)
asyncio.run(main())
