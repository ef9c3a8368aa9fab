import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01) as scope:
            await asyncio.sleep(1)
    except TimeoutError as error:
        print("timeout", error.args, scope.expired())
    async with asyncio.timeout(1) as scope:
        await asyncio.sleep(0)
    print(scope.expired())
    async with asyncio.timeout(None) as scope:
        await asyncio.sleep(0)
        print(scope.when())
        scope.reschedule(asyncio.get_running_loop().time() + 10)
    print(scope.expired())
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(loop.time() + 0.01):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout_at")
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("seen as a cancellation inside")
                raise
    except TimeoutError as error:
        print(type(error.__cause__).__name__)
    try:
        async with asyncio.timeout(0):
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("at once")
    print(asyncio.current_task().cancelling())


asyncio.run(main())
