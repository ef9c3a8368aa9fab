import asyncio
import operator
from collections import defaultdict


class Stream:
    """Chains asynchronous operators, in the manner of Rx."""

    def __init__(self, source):
        self._source = source

    def __aiter__(self):
        return self._source.__aiter__()

    @classmethod
    def of(cls, *items, delay=0):
        async def gen():
            for i in items:
                await asyncio.sleep(delay)
                yield i
        return cls(gen())

    @classmethod
    def interval(cls, period, count):
        async def gen():
            for i in range(count):
                await asyncio.sleep(period)
                yield i
        return cls(gen())

    def map(self, fn):
        return Stream(fn(x) async for x in self)

    def filter(self, pred):
        return Stream(x async for x in self if pred(x))

    def scan(self, fn, acc):
        async def gen():
            nonlocal acc
            async for x in self:
                acc = fn(acc, x)
                yield acc
        return Stream(gen())

    def merge(self, other):
        async def gen():
            q, open_ = asyncio.Queue(), 2

            async def pump(s):
                async for x in s:
                    await q.put((True, x))
                await q.put((False, None))
            tasks = [asyncio.create_task(pump(s)) for s in (self, other)]
            try:
                while open_:
                    ok, x = await q.get()
                    if ok:
                        yield x
                    else:
                        open_ -= 1
            finally:
                for t in tasks:
                    t.cancel()
        return Stream(gen())

    def debounce(self, quiet):
        async def gen():
            it, last, pending = aiter(self), None, False
            nxt = asyncio.ensure_future(anext(it))
            while True:
                done, _ = await asyncio.wait({nxt}, timeout=quiet if pending else None)
                if not done:
                    yield last
                    pending = False
                    continue
                try:
                    last, pending = nxt.result(), True
                except StopAsyncIteration:
                    if pending:
                        yield last
                    return
                nxt = asyncio.ensure_future(anext(it))
        return Stream(gen())

    async def to_list(self):
        return [x async for x in self]

    async def group(self, key):
        out = defaultdict(list)
        async for x in self:
            out[key(x)].append(x)
        return dict(out)


async def main():
    print(await Stream.of(1, 2, 3, 4).map(lambda x: x * 3).filter(lambda x: x % 2 == 0).to_list())
    print(await Stream.of(*range(1, 6)).scan(operator.mul, 1).to_list())
    print(await Stream.interval(0.01, 3).map("a{}".format).merge(Stream.interval(0.014, 2).map("b{}".format)).to_list())
    print(await Stream.of("ant", "bee", "cat", "auk").group(operator.itemgetter(0)))

    async def typing():
        for text, pause in (("h", 0.001), ("he", 0.001), ("hel", 0.03), ("help", 0.001), ("help!", 0.03)):
            yield text
            await asyncio.sleep(pause)
    print(await Stream(typing()).debounce(0.01).to_list())
    await Stream.of(3, 0).map(lambda x: 6 / x).to_list()


asyncio.run(main())
