import asyncio


async def ok(n):
    for i in range(n):
        print("ok", n, "step", i)
        await asyncio.sleep(0)
    return n


async def bad():
    await asyncio.sleep(0)
    raise ValueError("bad")


async def main():
    try:
        await asyncio.gather(ok(4), bad(), ok(2))
    except ValueError as error:
        print("caught", error)
    print("siblings go on")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    results = await asyncio.gather(ok(1), bad(), return_exceptions=True)
    print(results)


asyncio.run(main())
