import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
class Pipeline:
    def __init__(self, source): self.source = source
    def __aiter__(self): return self.source.__aiter__()
    def map(self, fn):
        async def g():
            async for x in self:
                r = fn(x)
                yield await r if isinstance(r, Awaitable) else r
        return Pipeline(g())
    def filter(self, pred):
        return Pipeline(x async for x in self if pred(x))
    def __or__(self, fn): return self.map(fn)
    async def collect(self): return [x async for x in self]
class Count:
    def __init__(self, n): self.i, self.n = 0, n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(0)
        return self.i
async def slow_double(x):
    await asyncio.sleep(0.001)
    return x * 2
async def main():
    print(await Pipeline(Count(6)).filter(lambda x: x % 2).map(slow_double).collect())
    print(await (Pipeline(Count(3)) | str | (lambda s: s + "!")).collect())
    print(isinstance(Count(1), AsyncIterator), issubclass(dict, Mapping), isinstance([], Iterable), isinstance(print, Callable))
    async for i, ch in aenum(Count(3), "abc"):
        print(i, ch)
async def aenum(ait, s):
    it = iter(s)
    async for x in ait:
        yield x, next(it)
asyncio.run(main())
