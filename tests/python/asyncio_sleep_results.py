import asyncio


async def main():
    print(await asyncio.sleep(0, "a"), await asyncio.sleep(0.01, result=[1]), await asyncio.sleep(-1, "neg"))
    print(await asyncio.wait_for(asyncio.sleep(0, "w"), 1), await asyncio.shield(asyncio.sleep(0, "s")))


asyncio.run(main())
