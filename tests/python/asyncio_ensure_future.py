import asyncio
import inspect


async def coro():
    return "coro"


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "awaitable"


async def main():
    task = asyncio.ensure_future(coro())
    print(isinstance(task, asyncio.Task), asyncio.ensure_future(task) is task)
    print(await task, await asyncio.ensure_future(Awaitable()))
    try:
        asyncio.ensure_future(1)
    except TypeError as error:
        print(error)
    c = coro()
    print(asyncio.iscoroutine(c), asyncio.iscoroutinefunction(coro), inspect.isawaitable(c), asyncio.isfuture(task))
    print(inspect.iscoroutinefunction(coro), inspect.isasyncgenfunction(coro))
    await c
    try:
        await c
    except RuntimeError as error:
        print("RuntimeError:", error)


asyncio.run(main())
