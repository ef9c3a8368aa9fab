import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("first cancel", error.args)
    await asyncio.sleep(0)
    print("went on")
    return "result"


async def cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning")
        await asyncio.sleep(0.01)
        print("cleaned")


async def never():
    print("never printed")


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(task.cancel("stop"), task.cancelling())
    print(await task, task.cancelled(), task.cancelling())
    task = asyncio.create_task(cleanup())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    task = asyncio.create_task(never())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("before its first step")
    print(task.done(), task.cancelled(), task.cancel())
    try:
        task.result()
    except asyncio.CancelledError:
        print("result raises")
    try:
        task.exception()
    except asyncio.CancelledError:
        print("exception raises")


asyncio.run(main())
