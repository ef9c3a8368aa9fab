import asyncio


async def amap(function, items, limit):
    sem = asyncio.Semaphore(limit)

    async def one(x):
        async with sem:
            return await function(x)

    for task in [asyncio.create_task(one(x)) for x in items]:
        yield await task


async def slow(x):
    await asyncio.sleep((5 - x) / 50)
    print("done", x)
    return x * x


async def main():
    print([x async for x in amap(slow, range(5), 5)])


asyncio.run(main())
