import asyncio


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def sequential():
    await say_after(0.02, "hello")
    await say_after(0.01, "world")


async def concurrent():
    task1 = asyncio.create_task(say_after(0.02, "hello"))
    task2 = asyncio.create_task(say_after(0.01, "world"))
    await task1
    await task2


async def grouped():
    async with asyncio.TaskGroup() as tg:
        task1 = tg.create_task(say_after(0.02, "hello"))
        task2 = tg.create_task(say_after(0.01, "world"))
        print("waiting")
    print("both done", task1.done(), task2.result())


for function in (sequential, concurrent, grouped):
    print(function.__name__)
    asyncio.run(function())
