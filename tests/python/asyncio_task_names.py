import asyncio


async def show():
    task = asyncio.current_task()
    print(task.get_name())
    return task


async def main():
    print(asyncio.current_task().get_name())
    one = asyncio.create_task(show())
    two = asyncio.create_task(show(), name="named")
    await one
    await two
    two.set_name(42)
    print(two.get_name(), type(two.get_name()).__name__)
    print(one.get_coro().__name__, one.done())
    three = asyncio.create_task(show())
    await asyncio.gather(three, show())
    print(len(asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks())


asyncio.run(main())
