import asyncio


async def child(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    outer = asyncio.gather(child("a"), child("b"))
    await asyncio.sleep(0)
    print(outer.cancel("enough"))
    try:
        await outer
    except asyncio.CancelledError as error:
        print("outer", error.args)
    one = asyncio.create_task(child("c"))
    both = asyncio.gather(one, asyncio.sleep(0.01, "slept"), return_exceptions=True)
    await asyncio.sleep(0)
    one.cancel()
    print(await both)
    one = asyncio.create_task(child("d"))
    other = asyncio.create_task(asyncio.sleep(0.01, "other"))
    both = asyncio.gather(one, other)
    await asyncio.sleep(0)
    one.cancel()
    try:
        await both
    except asyncio.CancelledError:
        print("outer cancelled by child", other.done())
    print(await other)


asyncio.run(main())
