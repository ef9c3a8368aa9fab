import asyncio


async def once():
    print("once")
    await asyncio.sleep(0)
    return object()


async def main():
    task = asyncio.create_task(once())
    a, b = await asyncio.gather(task, task)
    print(a is b)
    coro = once()
    a, b = await asyncio.gather(coro, coro)
    print(a is b)


asyncio.run(main())
