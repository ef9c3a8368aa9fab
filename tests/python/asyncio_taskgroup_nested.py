import asyncio


async def fail():
    await asyncio.sleep(0.01)
    raise ValueError("inner failure")


async def idle(name):
    try:
        await asyncio.sleep(1)
    finally:
        print(name, "ends")


async def inner():
    async with asyncio.TaskGroup() as group:
        group.create_task(idle("inner idle"))
        group.create_task(fail())


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(idle("outer idle"))
            group.create_task(inner())
    except ExceptionGroup as error:
        print(error)
        print(error.exceptions[0])
        print(error.exceptions[0].exceptions)


asyncio.run(main())
