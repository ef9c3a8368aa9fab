import asyncio


async def eternity():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
        raise
    print("yay!")


async def main():
    try:
        await asyncio.wait_for(eternity(), timeout=0.01)
    except TimeoutError as error:
        print("timeout!", repr(error), repr(error.__cause__))
    try:
        async with asyncio.timeout(0.01) as cm:
            await eternity()
    except TimeoutError as error:
        print("timeout", cm.expired(), repr(error), repr(error.__cause__))


asyncio.run(main())
