import asyncio


async def user(lock, name, hold):
    try:
        async with lock:
            print(name, "has it")
            await asyncio.sleep(hold)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    print(name, "released")


async def main():
    lock = asyncio.Lock()
    a, b, c = [asyncio.create_task(user(lock, n, 0.01)) for n in "abc"]
    await asyncio.sleep(0)
    b.cancel()
    await asyncio.wait([a, b, c])
    print(lock.locked())
    a, b, c = [asyncio.create_task(user(lock, n, 0.01)) for n in "abc"]
    await asyncio.sleep(0)
    a.cancel()
    await asyncio.sleep(0)
    b.cancel()
    print(lock.locked())
    await asyncio.wait([a, b, c])
    print(lock.locked(), c.exception())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
