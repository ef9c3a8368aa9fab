import asyncio


async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def double(x):
    await asyncio.sleep(0)
    return x * 2


async def main():
    print([x async for x in numbers(3)], {x async for x in numbers(2)}, {x: x async for x in numbers(2)})
    print([await double(x) for x in range(3)], [await double(x) async for x in numbers(3) if x])
    gen = (await double(x) async for x in numbers(2))
    print([v async for v in gen], [[y async for y in numbers(x)] for x in range(3)])


asyncio.run(main())
