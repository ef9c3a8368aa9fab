import asyncio


async def every(delay, function, times):
    for n in range(times):
        await asyncio.sleep(delay)
        function(n)


async def main():
    log = []
    task = asyncio.create_task(every(0.02, log.append, 100))
    await asyncio.sleep(0.07)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("stopped", log)


asyncio.run(main())
