import asyncio

tick = 0


async def clock():
    global tick
    while True:
        tick += 1
        await asyncio.sleep(0)


async def measure(name, awaitable):
    start = tick
    await awaitable
    print(name, tick - start)


async def main():
    clk = asyncio.create_task(clock())
    await asyncio.sleep(0)
    lock, sem, event, queue, condition = (
        asyncio.Lock(), asyncio.Semaphore(), asyncio.Event(), asyncio.Queue(1), asyncio.Condition())
    await measure("lock free", lock.acquire())
    await measure("semaphore free", sem.acquire())
    await measure("put free", queue.put(1))
    await measure("sleep 0", asyncio.sleep(0))
    waits = [asyncio.create_task(measure(n, c)) for n, c in [
        ("lock", lock.acquire()), ("semaphore", sem.acquire()), ("event", event.wait()), ("put", queue.put(2)),
        ("join", queue.join())]]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    start = tick
    lock.release(), sem.release(), event.set(), queue.get_nowait(), queue.get_nowait if 0 else None
    queue.task_done()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    queue.get_nowait()
    queue.task_done()
    await asyncio.gather(*waits)
    print("all", tick - start)
    await condition.acquire()
    loop = asyncio.get_running_loop()

    async def notify():
        async with condition:
            condition.notify()

    asyncio.create_task(notify())
    await measure("condition", condition.wait())
    clk.cancel()


asyncio.run(main())
