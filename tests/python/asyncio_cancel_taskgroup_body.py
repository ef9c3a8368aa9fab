import asyncio


async def child(n):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("child cancelled")
        raise


async def parent():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child(1))
            tg.create_task(child(2))
            await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("parent cancelled", error.args, asyncio.current_task().cancelling())
        raise


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(0.01)
    task.cancel("stop")
    try:
        await task
    except asyncio.CancelledError as error:
        print("main saw", error.args)

    async def waiting():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child(3))

    task = asyncio.create_task(waiting())
    await asyncio.sleep(0.01)
    task.cancel()
    print((await asyncio.gather(task, return_exceptions=True)))


asyncio.run(main())
