import asyncio


async def main():
    try:
        async with asyncio.timeout(0.05) as outer:
            try:
                async with asyncio.timeout(0.01) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner", inner.expired(), outer.expired())
            await asyncio.sleep(1)
    except TimeoutError:
        print("outer", outer.expired())
    try:
        async with asyncio.timeout(0.01) as outer:
            async with asyncio.timeout(0.05) as inner:
                await asyncio.sleep(1)
    except TimeoutError:
        print("outer first", inner.expired(), outer.expired())
    try:
        async with asyncio.timeout(0.01):
            raise ValueError("own")
    except ValueError as error:
        print(repr(error))


asyncio.run(main())
