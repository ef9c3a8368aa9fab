import asyncio


async def main():
    lock = asyncio.Lock()
    print(repr(lock).split("[")[1], repr(asyncio.Event()).split("[")[1], repr(asyncio.Semaphore(2)).split("[")[1])
    await lock.acquire()
    print(repr(lock).split("[")[1])
    q = asyncio.Queue(3)
    q.put_nowait(1)
    print(str(q).split(" ", 1)[1] if False else q.qsize(), q.maxsize, q.full())
    b = asyncio.Barrier(2)
    print(repr(b).split("[")[1])


asyncio.run(main())
