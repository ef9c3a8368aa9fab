import asyncio


async def messy():
    try:
        await asyncio.sleep(10)
    finally:
        raise KeyError("while cleaning up")


async def fail():
    raise ValueError("first")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(messy())
            await asyncio.sleep(0)
            group.create_task(fail())
    except ExceptionGroup as error:
        print([type(e).__name__ for e in error.exceptions])

    async def canceller():
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(10))

    task = asyncio.create_task(canceller())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled from outside")


asyncio.run(main())
