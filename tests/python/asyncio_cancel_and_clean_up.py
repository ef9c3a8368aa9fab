import asyncio


async def worker(name):
    try:
        while True:
            print(name, "works")
            await asyncio.sleep(0.04)
    except asyncio.CancelledError:
        print(name, "asked to end")
        raise
    finally:
        await asyncio.sleep(0)
        print(name, "has cleaned up")


async def main():
    task = asyncio.create_task(worker("w"))
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled:", task.cancelled())


asyncio.run(main())
