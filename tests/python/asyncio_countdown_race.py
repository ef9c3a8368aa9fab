import asyncio


async def racer(name, delays, finish):
    for d in delays:
        await asyncio.sleep(d)
    finish.append(name)


async def main():
    finish = []
    await asyncio.gather(racer("a", [0.03, 0.03], finish), racer("b", [0.02] * 2, finish), racer("c", [0.09], finish))
    print(finish)


asyncio.run(main())
