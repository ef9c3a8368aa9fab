import asyncio, functools, inspect, time
from collections import OrderedDict, deque
def alru_cache(maxsize=2):
    def deco(fn):
        store = OrderedDict(); stats = {"hits": 0, "misses": 0}
        @functools.wraps(fn)
        async def wrapper(*args, **kw):
            key = (args, tuple(sorted(kw.items())))
            if key in store:
                stats["hits"] += 1; store.move_to_end(key)
                return store[key]
            stats["misses"] += 1
            val = store[key] = await fn(*args, **kw)
            if len(store) > maxsize: store.popitem(last=False)
            return val
        wrapper.stats = stats; wrapper.store = store
        return wrapper
    return deco
@alru_cache()
async def square(x, *, power=2):
    """Raise x."""
    await asyncio.sleep(0.01)
    return x ** power
def debounce(wait):
    def deco(fn):
        handle = None
        @functools.wraps(fn)
        def wrapper(*a):
            nonlocal handle
            if handle: handle.cancel()
            handle = asyncio.get_running_loop().call_later(wait, fn, *a)
        return wrapper
    return deco
calls = []
@debounce(0.05)
def on_input(text): calls.append(text)
def sync_or_async(fn):
    if inspect.iscoroutinefunction(fn):
        @functools.wraps(fn)
        async def w(*a): print("async", fn.__name__); return await fn(*a)
    else:
        @functools.wraps(fn)
        def w(*a): print("sync", fn.__name__); return fn(*a)
    return w
@sync_or_async
def plain(x): return x
@sync_or_async
async def coro(x): return x
class MovingAverage:
    def __init__(self, n): self.buf = deque(maxlen=n)
    def __call__(self, x): self.buf.append(x); return sum(self.buf) / len(self.buf)
class Batcher:
    def __init__(self, size, timeout): self.size, self.timeout, self.items, self.batches, self._h = size, timeout, [], [], None
    def add(self, x):
        self.items.append(x)
        if len(self.items) >= self.size: self.flush("size")
        elif self._h is None: self._h = asyncio.get_running_loop().call_later(self.timeout, self.flush, "timeout")
    def flush(self, why):
        if self._h: self._h.cancel(); self._h = None
        if self.items: self.batches.append((why, self.items)); self.items = []
async def main():
    for a in (2, 3, 2, 4, 3, 2): print(await square(a), end=" ")
    print(square.stats, [k[0][0] for k in square.store], await square(2, power=3), square.__doc__, square.__name__)
    for t in ("h", "he", "hel"): on_input(t); await asyncio.sleep(.02)
    await asyncio.sleep(.1); on_input("x"); await asyncio.sleep(.1); print(calls)
    print(plain(1), await coro(2), inspect.iscoroutinefunction(coro), inspect.iscoroutinefunction(plain))
    ma = MovingAverage(3); print([round(ma(x), 2) for x in (1, 5, 9, 2)])
    b = Batcher(3, .05)
    for i in range(4): b.add(i)
    await asyncio.sleep(.1); b.add("z"); b.flush("end"); print(b.batches)
asyncio.run(main())
