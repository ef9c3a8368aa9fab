import asyncio


async def stage(name, function, source, target):
    while (item := await source.get()) is not None:
        result = function(item)
        print(f"{name}: {item!r} -> {result!r}")
        await target.put(result)
    await target.put(None)
    print(name, "finished")


async def main():
    a, b, c = (asyncio.Queue(1) for _ in range(3))
    stages = [
        asyncio.create_task(stage("upper", str.upper, a, b)),
        asyncio.create_task(stage("reverse", lambda s: s[::-1], b, c)),
    ]

    async def feed():
        for word in "alpha beta gamma delta".split():
            await a.put(word)
        await a.put(None)

    feeder = asyncio.create_task(feed())
    results = []
    while (item := await c.get()) is not None:
        results.append(item)
    await asyncio.gather(feeder, *stages)
    print(results)


asyncio.run(main())
