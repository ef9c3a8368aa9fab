import asyncio


async def work(name, delay):
    print("begin", name)
    await asyncio.sleep(delay)
    print("end", name)
    return name.upper()


async def main():
    results = await asyncio.gather(work("a", 0.03), work("b", 0.01), work("c", 0.02))
    print(results)
    print(await asyncio.gather())


asyncio.run(main())
