import asyncio


async def grab(a, b, name):
    async with a:
        print(name, "has first")
        await asyncio.sleep(0.01)
        async with b:
            print(name, "has both")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    try:
        async with asyncio.timeout(0.1):
            await asyncio.gather(grab(a, b, "x"), grab(b, a, "y"))
    except TimeoutError:
        print("deadlock", a.locked(), b.locked())
    await asyncio.sleep(0)
    print(a.locked(), b.locked())


asyncio.run(main())
