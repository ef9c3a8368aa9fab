import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("seen, and another error raised")
                raise ValueError("instead")
    except ValueError as error:
        print(repr(error), repr(error.__context__))
    try:
        async with asyncio.timeout(0.01) as cm:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("swallowed")
    except TimeoutError:
        print("timeout raised?")
    print(cm.expired(), asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(0.01):
            raise TimeoutError("own")
    except TimeoutError as error:
        print(error)
    try:
        async with asyncio.timeout(0.02) as outer:
            try:
                async with asyncio.timeout(0.01) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner", inner.expired(), outer.expired())
            await asyncio.sleep(1)
    except TimeoutError:
        print("outer", inner.expired(), outer.expired())
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(asyncio.sleep(1))
    except TimeoutError as error:
        print("group timed out", repr(error.__cause__))


asyncio.run(main())
