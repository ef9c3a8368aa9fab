import asyncio
async def slow(n):
    try:
        await asyncio.sleep(n)
        return n
    except asyncio.CancelledError as e:
        print("cleanup", n, e.args)
        await asyncio.sleep(0)
        raise
async def main():
    for c in (asyncio.as_completed([slow(.003), slow(.001), slow(.002)])):
        print(await c)
    async for t in asyncio.as_completed([asyncio.create_task(slow(.002), name="A"), asyncio.create_task(slow(.001), name="B")]):
        print(t.get_name(), await t)
    try:
        await asyncio.wait_for(slow(10), timeout=.001)
    except asyncio.TimeoutError: print("timed out")
    t = asyncio.create_task(slow(5))
    await asyncio.sleep(0)
    t.cancel("stop it")
    try: await t
    except asyncio.CancelledError as e: print(e.args, t.cancelled(), t.cancelling())
    done, pending = await asyncio.wait([asyncio.create_task(slow(x)) for x in (.001, .5)], timeout=.01)
    print(len(done), len(pending))
    for p in pending: p.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    inner = asyncio.create_task(slow(.005))
    try:
        await asyncio.wait_for(asyncio.shield(inner), .001)
    except TimeoutError: print("outer gone, inner done?", inner.done())
    print(await inner)
    async with asyncio.timeout(None) as cm:
        cm.reschedule(asyncio.get_running_loop().time() + 10)
        print(cm.when() is not None, cm.expired())
    try:
        async with asyncio.timeout(.001) as cm:
            await asyncio.sleep(1)
    except TimeoutError as e: print(cm.expired(), repr(e))
    async def stubborn():
        for _ in range(2):
            try: await asyncio.sleep(1)
            except asyncio.CancelledError: print("ignored")
        return "finally"
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0)
    t.cancel(); await asyncio.sleep(0); t.cancel()
    print(await t, t.cancelling())
    try:
        for c in asyncio.as_completed([slow(1), slow(2)], timeout=.001):
            await c
    except TimeoutError: print("ac timeout")
asyncio.run(main())
