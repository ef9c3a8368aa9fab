import asyncio

DONE = object()


async def producer(queue, name):
    for i in range(3):
        await queue.put(f"{name}{i}")
        await asyncio.sleep(0)
    await queue.put(DONE)


async def main():
    queue = asyncio.Queue()
    producers = [asyncio.create_task(producer(queue, n)) for n in "ab"]
    seen, ended = [], 0
    while ended < len(producers):
        item = await queue.get()
        if item is DONE:
            ended += 1
        else:
            seen.append(item)
    print(seen)


asyncio.run(main())
