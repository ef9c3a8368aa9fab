import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(None) as cm:
            print(cm.when(), cm.expired())
            deadline = loop.time() + 0.01
            cm.reschedule(deadline)
            print(cm.when() == deadline)
            await asyncio.sleep(1)
    except TimeoutError:
        print("timed out", cm.expired())
    try:
        cm.reschedule(1)
    except RuntimeError as error:
        print(error)
    async with asyncio.timeout_at(loop.time() + 5) as cm:
        cm.reschedule(None)
        await asyncio.sleep(0.01)
    print(cm.expired(), cm.when())
    try:
        async with asyncio.timeout(0):
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("zero")
    try:
        async with asyncio.timeout(-1):
            print("before any await")
            await asyncio.sleep(0)
            print("reached?")
    except TimeoutError:
        print("negative")
    cm = asyncio.timeout(1)
    try:
        cm.reschedule(2)
    except RuntimeError as error:
        print(error)
    async with cm:
        try:
            async with cm:
                pass
        except RuntimeError as error:
            print(error)


asyncio.run(main())
