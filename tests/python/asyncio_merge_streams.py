import asyncio


async def ticker(name, delay, count):
    for i in range(count):
        await asyncio.sleep(delay)
        yield f"{name}{i}"


async def merge(*gens):
    queue, done = asyncio.Queue(), object()

    async def pump(g):
        async for item in g:
            await queue.put(item)
        await queue.put(done)

    tasks = [asyncio.create_task(pump(g)) for g in gens]
    left = len(tasks)
    while left:
        item = await queue.get()
        if item is done:
            left -= 1
        else:
            yield item


async def main():
    async for item in merge(ticker("a", 0.02, 3), ticker("b", 0.05, 2)):
        print(item)


asyncio.run(main())
