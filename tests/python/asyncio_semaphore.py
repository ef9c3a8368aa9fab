import asyncio


async def user(semaphore, name, running):
    async with semaphore:
        running.append(name)
        print("in", name, len(running))
        await asyncio.sleep(0.01)
        running.remove(name)


async def main():
    semaphore = asyncio.Semaphore(2)
    running = []
    await asyncio.gather(*(user(semaphore, i, running) for i in range(5)))
    print(semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print("ValueError:", error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print("ValueError:", error)
    semaphore = asyncio.Semaphore(1)
    await semaphore.acquire()
    log = []

    async def grab(n):
        async with semaphore:
            log.append(n)

    tasks = [asyncio.create_task(grab(i)) for i in range(3)]
    await asyncio.sleep(0)
    tasks[0].cancel()
    semaphore.release()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(log)


asyncio.run(main())
