import asyncio


async def slow():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("slow cancelled")
        raise


async def main():
    print(await asyncio.wait_for(asyncio.sleep(0.01, "value"), 1))
    try:
        await asyncio.wait_for(slow(), 0.01)
    except TimeoutError as error:
        print("TimeoutError", error.args)
    try:
        await asyncio.wait_for(slow(), timeout=0)
    except TimeoutError:
        print("zero")
    print(await asyncio.wait_for(asyncio.sleep(0, "none"), None))
    future = asyncio.get_running_loop().create_future()
    future.set_result("ready")
    print(await asyncio.wait_for(future, 0))

    async def stubborn():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            return "kept"

    try:
        print(await asyncio.wait_for(stubborn(), 0.01))
    except TimeoutError:
        print("timed out all the same")
    print(asyncio.TimeoutError is TimeoutError)


asyncio.run(main())
