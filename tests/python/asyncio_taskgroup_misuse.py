import asyncio


async def nothing():
    pass


async def main():
    tg = asyncio.TaskGroup()
    coro = nothing()
    try:
        tg.create_task(coro)
    except RuntimeError as error:
        print(str(error).split(">")[-1].strip())
    async with tg:
        tg.create_task(nothing(), name="named")
    coro = nothing()
    try:
        tg.create_task(coro)
    except RuntimeError as error:
        print(str(error).split(">")[-1].strip())
    try:
        async with tg:
            pass
    except RuntimeError as error:
        print(str(error).split(">")[-1].strip())
    try:
        async with asyncio.TaskGroup():
            raise ValueError("from the body")
    except* ValueError as group:
        print(group, group.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(1)).cancel()
        print("a cancelled child is no error")
    except* Exception:
        print("wrong")


asyncio.run(main())
