import asyncio


async def steps(name, count):
    for i in range(count):
        print(name, i)
        await asyncio.sleep(0)
    print(name, "done")


async def main():
    a = asyncio.create_task(steps("a", 3))
    b = asyncio.create_task(steps("b", 2))
    print("created")
    await steps("main", 2)
    await a
    print("a awaited")
    await b
    print("b awaited")


asyncio.run(main())
