import asyncio, inspect
from collections.abc import AsyncIterator, AsyncGenerator
class AsyncRange:
    def __init__(self, *args): self.r = range(*args)
    def __aiter__(self): self.it = iter(self.r); return self
    async def __anext__(self):
        await asyncio.sleep(0)
        try: return next(self.it)
        except StopIteration: raise StopAsyncIteration from None
async def amap(f, ait):
    async for x in ait: yield f(x)
async def afilter(p, ait):
    async for x in ait:
        if p(x): yield x
async def take(n, ait):
    i = 0
    async for x in ait:
        if i >= n: return
        i += 1
        yield x
async def azip(*aits):
    its = [aiter(a) for a in aits]
    while True:
        try: yield tuple([await anext(i) for i in its])
        except StopAsyncIteration: return
async def merge(*aits):
    queue = asyncio.Queue()
    sentinel = object()
    async def pump(a):
        async for x in a: await queue.put(x)
        await queue.put(sentinel)
    tasks = [asyncio.create_task(pump(a)) for a in aits]
    left = len(tasks)
    while left:
        item = await queue.get()
        if item is sentinel: left -= 1
        else: yield item
async def delayed(name, n, d):
    for i in range(n):
        await asyncio.sleep(d)
        yield f"{name}{i}"
async def main():
    print([x async for x in amap(lambda x: x * x, afilter(lambda x: x % 2, AsyncRange(10)))])
    print([x async for x in take(3, AsyncRange(100))], [x async for x in azip(AsyncRange(3), AsyncRange(5, 10))])
    print([x async for x in merge(delayed("a", 3, 0.05), delayed("b", 2, 0.07))])
    g = delayed("z", 2, 0)
    print(inspect.isasyncgen(g), inspect.isasyncgenfunction(delayed), isinstance(g, AsyncIterator), isinstance(g, AsyncGenerator), g.__name__, g.ag_running, g.ag_frame is not None)
    await g.aclose()
    try: await anext(g)
    except StopAsyncIteration: print("closed")
    async def echo():
        received = []
        try:
            while True:
                received.append((yield len(received)))
        except ValueError as e:
            yield f"error {e} {received}"
        finally: print("finally", received)
    e = echo()
    print(await e.asend(None), await e.asend("x"), await e.asend("y"), await e.athrow(ValueError("boom")))
    try: await e.asend(1)
    except StopAsyncIteration: print("end")
    e2 = echo()
    try: await e2.asend(1)
    except TypeError as ex: print(ex)
    async def bad():
        yield 1
        raise StopAsyncIteration
    try:
        async for x in bad(): print(x)
    except RuntimeError as ex: print(ex)
    async def genexp(): return (x * 2 async for x in AsyncRange(3))
    ge = await genexp(); print(type(ge).__name__, [v async for v in ge])
    print({x: y async for x, y in azip(AsyncRange(2), AsyncRange(2))}, {x async for x in AsyncRange(3)}, [y for x in [[1], [2]] for y in [await asyncio.sleep(0, z) for z in x]])
    async for i in AsyncRange(2): pass
    else: print("else", i)
asyncio.run(main())
