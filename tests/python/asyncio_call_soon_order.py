import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []

    def callback(name):
        log.append(name)
        if name == "a":
            loop.call_soon(callback, "a2")

    loop.call_soon(callback, "a")
    loop.call_soon(callback, "b")
    task = asyncio.create_task(asyncio.sleep(0))
    loop.call_soon(callback, "c")
    await asyncio.sleep(0)
    print(log)
    await asyncio.sleep(0)
    print(log, task.done())
    await asyncio.sleep(0)
    print(log, task.done())
    handle = loop.call_soon(callback, "never")
    handle.cancel()
    print(handle.cancelled())
    await asyncio.sleep(0)
    print(log)


asyncio.run(main())
