import asyncio


class Ready:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        print("awaiting", self.v)
        yield from asyncio.sleep(0).__await__()
        return self.v


class Bad:
    def __await__(self):
        return 5


async def main():
    print(await Ready(1), await asyncio.gather(Ready(2), Ready(3)))
    print(await asyncio.wait_for(Ready(4), 1))
    try:
        await Bad()
    except TypeError as error:
        print(error)
    task = asyncio.ensure_future(Ready(5))
    print(await task)

    class Yields:
        def __await__(self):
            yield 7

    try:
        await Yields()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
