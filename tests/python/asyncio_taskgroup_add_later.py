import asyncio


async def child(tg, n):
    print("child", n)
    await asyncio.sleep(0.01)
    if n < 4:
        tg.create_task(child(tg, n * 2))
        tg.create_task(child(tg, n * 2 + 1))


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(tg, 1))
        print("body ends")
    print("group ends")
    results = []
    async with asyncio.TaskGroup() as outer:
        async with asyncio.TaskGroup() as inner:
            inner.create_task(asyncio.sleep(0.02)).add_done_callback(lambda t: results.append("inner"))
            outer.create_task(asyncio.sleep(0.01)).add_done_callback(lambda t: results.append("outer"))
        results.append("inner block over")
    print(results)


asyncio.run(main())
