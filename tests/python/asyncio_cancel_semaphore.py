import asyncio


async def use(sem, name):
    try:
        async with sem:
            print(name, "in", sem.locked())
            await asyncio.sleep(ord(name) / 1000)
        print(name, "out")
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    sem = asyncio.Semaphore(2)
    tasks = [asyncio.create_task(use(sem, n)) for n in "abcde"]
    await asyncio.sleep(0)
    tasks[2].cancel()
    await asyncio.sleep(0)
    tasks[0].cancel()
    await asyncio.gather(*tasks)
    print(sem.locked())
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())
