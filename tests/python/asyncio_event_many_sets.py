import asyncio


async def main():
    event, log = asyncio.Event(), []

    async def wait(n):
        log.append((n, await event.wait()))

    tasks = [asyncio.create_task(wait(n)) for n in range(3)]
    await asyncio.sleep(0)
    event.set()
    event.set()
    await asyncio.gather(*tasks)
    event.clear()
    tasks = [asyncio.create_task(wait("late"))]
    await asyncio.sleep(0)
    print(log, tasks[0].done())
    tasks[0].cancel()


asyncio.run(main())
