import asyncio


async def quick():
    return 1


async def main():
    log = []
    task = asyncio.create_task(quick())
    task.add_done_callback(lambda t: log.append("callback"))

    async def watch():
        await task
        log.append("watcher")

    watcher = asyncio.create_task(watch())
    await task
    log.append("main")
    await watcher
    await asyncio.sleep(0)
    print(log)


asyncio.run(main())
