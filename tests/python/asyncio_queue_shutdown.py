import asyncio


async def consumer(q):
    try:
        while True:
            print("got", await q.get())
            q.task_done()
    except asyncio.QueueShutDown:
        print("shut down")


async def main():
    q = asyncio.Queue()
    c = asyncio.create_task(consumer(q))
    for n in range(3):
        await q.put(n)
    q.shutdown()
    try:
        await q.put(9)
    except asyncio.QueueShutDown as error:
        print("put", repr(error))
    await c
    q = asyncio.Queue(1)
    q.put_nowait(1)
    p = asyncio.create_task(q.put(2))
    await asyncio.sleep(0)
    q.shutdown(immediate=True)
    print(await asyncio.gather(p, return_exceptions=True), q.qsize())
    await q.join()


asyncio.run(main())
