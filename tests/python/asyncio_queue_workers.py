import asyncio


async def worker(name, queue, log):
    while True:
        sleep_for = await queue.get()
        await asyncio.sleep(sleep_for / 100)
        queue.task_done()
        log.append((name, sleep_for))


async def main():
    queue = asyncio.Queue()
    total = 0
    for n in (5, 3, 8, 1, 9, 2, 4, 7, 6):
        total += n
        queue.put_nowait(n)
    log = []
    tasks = [asyncio.create_task(worker(f"worker-{i}", queue, log)) for i in range(3)]
    await queue.join()
    for task in tasks:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print([type(r).__name__ for r in results])
    print("====", total, queue.qsize(), queue.empty())
    for entry in log:
        print(*entry)


asyncio.run(main())
