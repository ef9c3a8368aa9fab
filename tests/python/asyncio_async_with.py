import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, aclosing


class Resource:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("open", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0)
        print("close", self.name, kind and kind.__name__)
        return kind is ValueError


@asynccontextmanager
async def managed(name):
    print("enter", name)
    try:
        yield name.upper()
    except KeyError as error:
        print("swallowed", error)
    finally:
        print("exit", name)


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers closed")


async def main():
    async with Resource("a") as a, Resource("b"):
        print("in", a.name)
    async with Resource("c"):
        raise ValueError("swallowed")
    try:
        async with Resource("d"):
            raise TypeError("out")
    except TypeError as error:
        print(error)
    async with managed("m") as name:
        print(name)
        raise KeyError("k")
    async with AsyncExitStack() as stack:
        for name in "xy":
            await stack.enter_async_context(Resource(name))
        stack.callback(print, "callback")
    async with aclosing(numbers()) as stream:
        async for number in stream:
            print(number)
            break


asyncio.run(main())
