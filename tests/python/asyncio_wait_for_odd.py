import asyncio


async def returns_late():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        return "value in spite"


async def raises_late():
    try:
        await asyncio.sleep(1)
    finally:
        raise KeyError("late")


async def main():
    print(await asyncio.wait_for(asyncio.sleep(0, "quick"), None))
    try:
        print(await asyncio.wait_for(returns_late(), 0.01))
    except TimeoutError as error:
        print("timeout", repr(error))
    try:
        await asyncio.wait_for(raises_late(), 0.01)
    except BaseException as error:
        print(repr(error), repr(error.__context__))
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0)
    except TimeoutError:
        print("zero")
    task = asyncio.create_task(asyncio.sleep(0, 5))
    await task
    print(await asyncio.wait_for(task, 0))
    task = asyncio.create_task(asyncio.wait_for(asyncio.sleep(1), 1))
    await asyncio.sleep(0)
    task.cancel("outside")
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args)


asyncio.run(main())
