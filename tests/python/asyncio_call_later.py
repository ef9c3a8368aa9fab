import asyncio


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    log = []
    loop.call_later(0.03, log.append, "third")
    loop.call_later(0.01, log.append, "first")
    handle = loop.call_later(0.02, log.append, "cancelled")
    loop.call_at(loop.time() + 0.025, log.append, "second")
    loop.call_later(0.05, done.set_result, "done")
    handle.cancel()
    print(await done, log)
    print(handle.cancelled(), isinstance(handle, asyncio.TimerHandle))
    print(round(loop.time() - handle.when(), 1) >= 0)


asyncio.run(main())
