import asyncio


class Ticks:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        for i in range(self.n):
            print("tick", i)
            yield
        return self.n * 10


class Chain:
    def __await__(self):
        return asyncio.sleep(0, "chained").__await__()


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


async def main():
    print(await Ticks(2))
    print(await Chain())
    async for n in Countdown(2):
        print(n)
    try:
        await 42
    except TypeError as error:
        print(error)
    try:
        async for _ in [1]:
            pass
    except TypeError as error:
        print(error)
    try:
        async with 1:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
