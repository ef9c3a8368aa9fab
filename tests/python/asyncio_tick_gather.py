import asyncio

tick = 0


async def clock():
    global tick
    while True:
        tick += 1
        await asyncio.sleep(0)


async def plain():
    return tick


async def one():
    await asyncio.sleep(0)
    return tick


async def main():
    clk = asyncio.create_task(clock())
    await asyncio.sleep(0)
    for what in (plain, one):
        start = tick
        await what()
        print(what.__name__, "await", tick - start)
        start = tick
        await asyncio.create_task(what())
        print(what.__name__, "task", tick - start)
        start = tick
        await asyncio.gather(what(), what())
        print(what.__name__, "gather", tick - start)
        start = tick
        await asyncio.gather(asyncio.gather(what()), what())
        print(what.__name__, "nested gather", tick - start)
        start = tick
        await asyncio.wait([asyncio.create_task(what())])
        print(what.__name__, "wait", tick - start)
        start = tick
        await asyncio.wait_for(what(), 1)
        print(what.__name__, "wait_for", tick - start)
        start = tick
        await asyncio.shield(what())
        print(what.__name__, "shield", tick - start)
        start = tick
        async with asyncio.TaskGroup() as tg:
            tg.create_task(what())
        print(what.__name__, "group", tick - start)
        start = tick
        async with asyncio.timeout(1):
            await what()
        print(what.__name__, "timeout", tick - start)
        start = tick
        for f in asyncio.as_completed([what(), what()]):
            await f
        print(what.__name__, "as_completed", tick - start)
    start = tick
    await asyncio.gather()
    print("empty gather", tick - start)
    clk.cancel()


asyncio.run(main())
