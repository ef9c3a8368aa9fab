import asyncio


async def mirror(name, delay):
    try:
        await asyncio.sleep(delay)
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    tasks = [asyncio.create_task(mirror(n, d)) for n, d in [("slow", 0.05), ("quick", 0.01), ("middle", 0.03)]]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done])
    for task in tasks:
        task.cancel()
    print([str(type(r).__name__) if isinstance(r, BaseException) else r
           for r in await asyncio.gather(*tasks, return_exceptions=True)])


asyncio.run(main())
