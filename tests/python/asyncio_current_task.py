import asyncio


async def show(label):
    print(label, asyncio.current_task().get_name())


async def main():
    asyncio.current_task().set_name("main")
    await show("direct")
    await asyncio.create_task(show("task"), name="child")
    await asyncio.gather(show("gathered"), asyncio.create_task(show("g2"), name="g2")) if False else None
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    asyncio.get_running_loop().call_soon(lambda: print("callback", asyncio.current_task()))
    await asyncio.sleep(0)
    task = asyncio.create_task(show("x"), name=5)
    print(task.get_name(), task.get_coro().__name__)
    await task


asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)
