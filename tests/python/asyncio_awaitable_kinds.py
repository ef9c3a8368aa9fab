import asyncio
import inspect


class AsyncProperty:
    def __init__(self, fn):
        self.fn = fn

    def __get__(self, obj, cls):
        return self if obj is None else self.fn(obj)


class Lazy:
    """An awaitable attribute that's computed only once."""

    def __init__(self, coro_fn, *args):
        self._fn, self._args, self._task = coro_fn, args, None

    def __await__(self):
        if self._task is None:
            self._task = asyncio.ensure_future(self._fn(*self._args))
        return self._task.__await__()


class AsyncInit:
    async def __new__(cls, *args):
        self = super().__new__(cls)
        await self.__init__(*args)
        return self

    async def __init__(self, x):
        await asyncio.sleep(0)
        self.x = x


class Service:
    @AsyncProperty
    async def version(self):
        await asyncio.sleep(0.001)
        return "1.2"

    @classmethod
    async def create(cls, *, host="localhost"):
        self = cls()
        self.host = host
        return self

    @staticmethod
    async def ping():
        return "pong"

    async def __call__(self, n):
        return n + 1

    def __aiter__(self):
        async def gen():
            for c in self.host[:3]:
                yield c
        return gen()


calls = 0


async def expensive(n):
    global calls
    calls += 1
    await asyncio.sleep(0.01)
    return n ** 2


async def main():
    s = await Service.create(host="example")
    print(await s.version, await Service.ping(), await s(1), [c async for c in s])
    lazy = Lazy(expensive, 12)
    print(await asyncio.gather(lazy, lazy), await lazy, calls)
    print((await AsyncInit(5)).x)
    print(inspect.iscoroutinefunction(s.ping), inspect.iscoroutinefunction(s), inspect.isasyncgen(aiter(s)), inspect.isawaitable(lazy), callable(s))
    fns = [lambda i=i: expensive(i) for i in range(3)]
    print([await f() for f in fns], await asyncio.gather(*[f() for f in fns]))
    nested = [[await expensive(i * j) for i in range(2)] for j in range(2)]
    print(nested, (await expensive(3)) if calls else None, not await expensive(0))
    x = {"k": await expensive(2), **{str(i): await expensive(i) for i in (1,)}}
    print(f"{await expensive(4)} {x} {calls=}")
    if (y := await expensive(5)) > 20:
        print("walrus", y)
    assert await expensive(1) == 2, f"expected 2 but got {await expensive(1)}"


asyncio.run(main())
