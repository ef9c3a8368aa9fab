import asyncio


async def fail(error, delay=0):
    await asyncio.sleep(delay)
    raise error


async def wait(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait("sibling"))
            group.create_task(fail(ValueError("one")))
            group.create_task(fail(TypeError("two")))
            group.create_task(fail(KeyError("late"), 1))
            await asyncio.sleep(10)
            print("not reached")
    except* ValueError as group:
        print("values", [repr(e) for e in group.exceptions])
    except* TypeError as group:
        print("types", [repr(e) for e in group.exceptions])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait("other"))
            await asyncio.sleep(0)
            raise RuntimeError("body")
    except ExceptionGroup as group:
        print(group, group.exceptions)


asyncio.run(main())
