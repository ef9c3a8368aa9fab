import asyncio


async def interrupt():
    await asyncio.sleep(0)
    raise SystemExit(3)


async def child():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("child cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child())
            tg.create_task(interrupt())
    except SystemExit as error:
        print("in main", error.code)
        raise


try:
    asyncio.run(main())
except SystemExit as error:
    print("outside", error.code)
