import asyncio
from collections import Counter


async def mapper(chunk):
    await asyncio.sleep(0)
    return Counter(w.strip(".,!?").lower() for w in chunk.split())


async def reducer(counters):
    total = Counter()
    async for c in counters:
        total.update(c)
    return total


async def stream(tasks):
    for fut in asyncio.as_completed(tasks):
        yield await fut


async def amap(fn, *aiterables):
    iters = [aiter(it) for it in aiterables]
    while True:
        try:
            args = [await anext(it) for it in iters]
        except StopAsyncIteration:
            return
        yield fn(*args)


async def arange(start, stop, step=1):
    while start < stop:
        yield start
        await asyncio.sleep(0)
        start += step


class Pipeline:
    def __init__(self, source):
        self.source = source

    def __or__(self, stage):
        return Pipeline(stage(self.source))

    def __aiter__(self):
        return self.source.__aiter__()

    def __await__(self):
        async def collect():
            return [x async for x in self]
        return collect().__await__()


def where(pred):
    async def stage(source):
        async for x in source:
            if pred(x):
                yield x
    return stage


def each(fn):
    async def stage(source):
        async for x in source:
            yield await fn(x) if asyncio.iscoroutinefunction(fn) else fn(x)
    return stage


async def slow_square(x):
    await asyncio.sleep(0.001)
    return x * x


TEXT = ["The quick brown fox.", "The lazy dog! The end?", "A fox, a dog."]


async def main():
    total = await reducer(stream([mapper(c) for c in TEXT]))
    print(sorted(total.items(), key=lambda p: (-p[1], p[0]))[:4])
    print([x async for x in amap(lambda a, b: a * b, arange(1, 4), arange(10, 100, 10))])
    print(await (Pipeline(arange(0, 10)) | where(lambda x: x % 3 == 0) | each(slow_square) | each(str)))
    gen = arange(0, 3)
    print(gen.__class__.__name__, [await anext(gen) for _ in range(3)], await anext(gen, None))
    try:
        await anext(gen)
    except StopAsyncIteration as e:
        print("stop", e.args)
    async for i in 5:
        pass


asyncio.run(main())
