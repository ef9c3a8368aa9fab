import asyncio


async def fail(error):
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError("v1")))
            group.create_task(fail(ExceptionGroup("nested", [TypeError("t"), ValueError("v2")])))
            group.create_task(fail(FileNotFoundError("no such file")))
    except BaseExceptionGroup as group:
        matched, rest = group.split(ValueError)
        print(matched.exceptions, matched.exceptions[1].exceptions)
        print(rest.exceptions)
        print(group.subgroup(lambda e: isinstance(e, OSError)))
        print(group.subgroup(KeyError))
        print(group.message, len(group.exceptions))


asyncio.run(main())
