import asyncio


async def worker(name, queue):
    try:
        while True:
            item = await queue.get()
            await asyncio.sleep(0.01)
            print(name, item)
            queue.task_done()
    except asyncio.CancelledError:
        print(name, "stops")
        raise
    finally:
        await asyncio.sleep(0)
        print(name, "cleaned up")


async def main():
    queue = asyncio.Queue()
    workers = [asyncio.create_task(worker(f"w{n}", queue), name=f"w{n}") for n in range(2)]
    for n in range(5):
        queue.put_nowait(n)
    await queue.join()
    others = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    print(sorted(t.get_name() for t in others))
    for t in workers:
        t.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))


asyncio.run(main())
