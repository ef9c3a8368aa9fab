import asyncio

cache = {"a": 1}


async def lookup(key):
    print("start", key)
    if key in cache:
        return cache[key]
    await asyncio.sleep(0.01)
    cache[key] = len(cache) + 1
    return cache[key]


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(lookup("a"))
    print("created", task.done(), task.result())
    task = asyncio.create_task(lookup("b"))
    print("created", task.done())
    print(await task)
    print(await asyncio.gather(lookup("a"), lookup("b"), lookup("c")))
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(lookup("a"))
        d = tg.create_task(lookup("d"))
        print(a.done(), d.done())
    print(d.result())
    loop.set_task_factory(None)
    task = asyncio.create_task(lookup("a"))
    print("lazy", task.done())
    await task
    task = asyncio.Task(lookup("a"), loop=loop, eager_start=True)
    print(task.done(), loop.get_task_factory())


asyncio.run(main())
