import asyncio


async def work():
    try:
        raise ValueError("bad")
    except ValueError:
        print("handling")
        await asyncio.sleep(1)
        print("not reached")


async def converts():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        raise KeyError("converted")


async def swallows():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        pass
    await asyncio.sleep(0.01)
    return "survived"


async def main():
    for function in (work, converts, swallows):
        task = asyncio.create_task(function())
        await asyncio.sleep(0)
        print(function.__name__, task.cancel())
        try:
            print(await task)
        except BaseException as error:
            print(repr(error), "context", repr(error.__context__))
        print(task.done(), task.cancelled(), task.cancel(), task.cancelling())


asyncio.run(main())
