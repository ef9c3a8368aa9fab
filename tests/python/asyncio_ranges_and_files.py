import asyncio
import itertools


class AsyncRange:
    def __init__(self, start, stop, step=1, delay=0):
        self.args, self.delay = (start, stop, step), delay

    async def __aiter__(self):
        for i in range(*self.args):
            await asyncio.sleep(self.delay)
            yield i


class AsyncFileLike:
    def __init__(self, text):
        self._lines = iter(text.splitlines(keepends=True))

    async def readline(self):
        await asyncio.sleep(0)
        return next(self._lines, "")

    def __aiter__(self):
        return self

    async def __anext__(self):
        if line := await self.readline():
            return line
        raise StopAsyncIteration


async def azip(*its):
    iters = [aiter(i) for i in its]
    while True:
        try:
            yield tuple(await asyncio.gather(*(anext(i) for i in iters)))
        except StopAsyncIteration:
            return


async def aenumerate(it, start=0):
    counter = itertools.count(start)
    async for x in it:
        yield next(counter), x


async def main():
    async for i in AsyncRange(0, 6, 2):
        print(i, end=" ")
    else:
        print("| done")
    async for n, line in aenumerate(AsyncFileLike("alpha\nbeta\ngamma"), 1):
        print(n, repr(line))
    squares = [x * x async for x in AsyncRange(1, 6) if x % 2]
    pairs = {k: v async for k, v in azip(AsyncRange(0, 3), AsyncFileLike("a\nb\n"))}
    print(squares, pairs, {x % 3 async for x in AsyncRange(0, 10)})
    gen = (x async for x in AsyncRange(0, 3))
    print(type(gen).__name__, [y async for y in gen], [y async for y in gen])
    matrix = [[x + y async for x in AsyncRange(0, 2)] async for y in AsyncRange(0, 2)]
    print(matrix)
    async for i in AsyncRange(5, 0, -2):
        if i == 3:
            continue
        print(i)
    print(max([x async for x in AsyncRange(0, 0)], default="empty"))
    async for i in AsyncRange(1, 2, 0):
        print(i)


asyncio.run(main())
