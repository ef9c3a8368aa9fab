import asyncio


async def stage(name, source, sink, work):
    while True:
        item = await source.get()
        if item is None:
            await sink.put(None)
            print(name, "ends")
            return
        await asyncio.sleep(0.001)
        await sink.put(work(item))


async def main():
    first, second, third = (asyncio.Queue(maxsize=1) for _ in range(3))
    async with asyncio.TaskGroup() as group:
        group.create_task(stage("double", first, second, lambda x: x * 2))
        group.create_task(stage("add", second, third, lambda x: x + 1))
        for i in range(4):
            group.create_task(first.put(i))
        group.create_task(first.put(None))
        results = []
        while (item := await third.get()) is not None:
            results.append(item)
    print(results)


asyncio.run(main())
