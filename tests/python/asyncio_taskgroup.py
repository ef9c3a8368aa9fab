import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print("done", name)
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work("a", 0.02))
        b = group.create_task(work("b", 0.01), name="bee")
        print("in body", repr(b.get_name()))
    print(a.result(), b.result())
    try:
        group.create_task(work("late", 0))
    except RuntimeError as error:
        print("RuntimeError:", str(error).split("<")[0].strip())


asyncio.run(main())
