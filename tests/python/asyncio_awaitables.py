import asyncio


async def nested():
    return 42


async def main():
    print(await nested())
    task = asyncio.create_task(nested())
    print(await task)
    print(await task, task.result())
    coro = nested()
    print(asyncio.iscoroutine(coro), asyncio.iscoroutinefunction(nested), asyncio.isfuture(task), asyncio.isfuture(coro))
    await coro
    try:
        await coro
    except RuntimeError as error:
        print(error)
    try:
        await 3
    except TypeError as error:
        print(error)
    try:
        await nested
    except TypeError as error:
        print(error)


asyncio.run(main())
