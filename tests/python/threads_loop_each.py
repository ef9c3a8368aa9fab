# Several threads, each with asyncio.run of its own.
import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

results = {}
local = threading.local()


async def job(n):
    local.steps = getattr(local, "steps", 0)
    for _ in range(n):
        await asyncio.sleep(0.01)
        local.steps += 1
    assert asyncio.get_running_loop() is asyncio.get_event_loop()
    return n


async def main(name):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(job(n)) for n in (1, 2, 3)]
    results[name] = [task.result() for task in tasks], local.steps
    tasks = asyncio.all_tasks()
    return name, len(tasks)


threads = [threading.Thread(target=lambda n=n: asyncio.run(main(f"thread {n}"))) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in sorted(results):
    print(name, results[name])
with ThreadPoolExecutor(2) as pool:
    print(sorted(pool.map(lambda n: asyncio.run(main(n)), range(4))))


async def outer():
    # While this loop runs, another does in a thread; one inside it may not.
    def inner():
        try:
            asyncio.get_running_loop()
        except RuntimeError as error:
            print("RuntimeError:", error)
        return asyncio.run(main("inner"))
    ticks = 0

    async def tick():
        nonlocal ticks
        while True:
            await asyncio.sleep(0.005)
            ticks += 1
    ticker = asyncio.create_task(tick())
    print(await asyncio.to_thread(inner))
    ticker.cancel()
    print("the loop went on meanwhile:", ticks >= 3)
    coro = main("never")
    try:
        asyncio.run(coro)
    except RuntimeError as error:
        print("RuntimeError:", error)
    coro.close()

asyncio.run(outer())
