import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleanup begins")
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print("cancelled in finally", error.args)
            print("context:", repr(error.__context__))
        print("cleanup ends")


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel("first")
    await asyncio.sleep(0)
    print(task.done(), task.cancelling())
    task.cancel("second")
    await asyncio.sleep(0)
    print(task.done(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args, task.cancelled())


asyncio.run(main())
