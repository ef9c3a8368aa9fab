import asyncio


async def user(lock, name, log):
    print(name, "wants it")
    async with lock:
        print(name, "has it")
        await asyncio.sleep(0.01)
        log.append(name)
    print(name, "gave it back")


async def main():
    lock = asyncio.Lock()
    log = []
    await asyncio.gather(*(user(lock, n, log) for n in "abc"))
    print(log, lock.locked())
    await lock.acquire()
    print(lock.locked())
    waiter = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    waiter.cancel()
    try:
        await waiter
    except asyncio.CancelledError:
        print("waiter cancelled")
    lock.release()
    try:
        lock.release()
    except RuntimeError as error:
        print("RuntimeError:", error)
    try:
        with lock:
            pass
    except TypeError as error:
        print("TypeError")


asyncio.run(main())
