import asyncio
import functools
import inspect


class hybridmethod:
    """A method that can be called both as sync and async."""

    def __init__(self, func):
        self.func = func
        functools.update_wrapper(self, func)

    def __get__(self, obj, cls):
        @functools.wraps(self.func)
        def call(*args, **kwargs):
            coro = self.func(obj, *args, **kwargs)
            try:
                asyncio.get_running_loop()
            except RuntimeError:
                return asyncio.run(coro)
            return coro
        return call


class Repo:
    def __init__(self):
        self.items = {}

    @hybridmethod
    async def add(self, key, value):
        """Add an item."""
        await asyncio.sleep(0)
        self.items[key] = value
        return len(self.items)


def ensure_async(fn):
    if inspect.iscoroutinefunction(fn):
        return fn

    @functools.wraps(fn)
    async def wrapper(*a, **k):
        return fn(*a, **k)
    return wrapper


class AsyncInit:
    def __init__(self, name):
        self.name = name
        self.ready = False

    @classmethod
    async def create(cls, name):
        self = cls(name)
        await self._setup()
        return self

    async def _setup(self):
        await asyncio.sleep(0.001)
        self.ready = True

    def __await__(self):
        return self._setup_and_return().__await__()

    async def _setup_and_return(self):
        await self._setup()
        return self

    @property
    async def status(self):
        await asyncio.sleep(0)
        return "ready" if self.ready else "cold"


async def main():
    repo = Repo()
    print(await repo.add("in loop", 1))
    obj = await AsyncInit("direct")
    made = await AsyncInit.create("factory")
    print(obj.ready, made.name, await made.status, await AsyncInit("x").status)
    fns = [ensure_async(len), ensure_async(asyncio.sleep)]
    print(await fns[0]("abc"), await fns[1](0, "slept"), fns[0].__name__, inspect.iscoroutinefunction(fns[0]))
    ops = {"double": lambda x: x * 2, "later": asyncio.coroutines.iscoroutine}
    print({k: f(2) for k, f in ops.items()})
    results = []
    for maybe in (5, asyncio.sleep(0, 6), (i async for i in agen())):
        if inspect.isawaitable(maybe):
            results.append(await maybe)
        elif inspect.isasyncgen(maybe):
            results.append([x async for x in maybe])
        else:
            results.append(maybe)
    print(results)


async def agen():
    yield 7
    yield 8


print(Repo().add("sync", 1), Repo.add.__doc__ if hasattr(Repo.add, "__doc__") else None)
asyncio.run(main())
