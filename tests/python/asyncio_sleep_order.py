import asyncio


async def report(delay):
    await asyncio.sleep(delay)
    print(delay)


async def main():
    delays = [0.05, 0.01, 0.03, 0.02, 0.04, 0, -1]
    await asyncio.gather(*(report(d) for d in delays))
    print(await asyncio.sleep(0.001, result="result"))
    start = asyncio.get_running_loop().time()
    await asyncio.sleep(0.1)
    print(0.09 < asyncio.get_running_loop().time() - start < 0.5)


asyncio.run(main())
