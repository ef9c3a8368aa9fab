import asyncio


async def fail():
    raise ValueError("x")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.wait([task])
    print(repr(task.exception()), task.done(), task.cancelled())
    try:
        task.result()
    except ValueError as error:
        print(error is task.exception())
    results = await asyncio.gather(fail(), asyncio.sleep(0, 1), fail(), return_exceptions=True)
    print(results)
    try:
        await asyncio.gather(fail(), asyncio.sleep(0.01))
    except ValueError as error:
        print(repr(error))


asyncio.run(main())
try:
    asyncio.run(fail())
except ValueError as error:
    print("from run", error)
