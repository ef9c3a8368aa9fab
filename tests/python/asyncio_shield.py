import asyncio


async def inner():
    await asyncio.sleep(0.02)
    print("inner done")
    return "result"


async def main():
    task = asyncio.create_task(inner())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.01)
    except TimeoutError:
        print("timeout; inner cancelled:", task.cancelled())
    print(await task)

    async def waiter(task):
        await asyncio.shield(task)

    task = asyncio.create_task(inner())
    outer = asyncio.create_task(waiter(task))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", task.done())
    print(await task)


asyncio.run(main())
