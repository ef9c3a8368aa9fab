import asyncio
import contextlib
import sys


class Saga:
    """Run steps; on failure run compensations in reverse."""

    def __init__(self, name):
        self.name = name
        self._undo = []

    async def step(self, action, compensate):
        result = await action
        self._undo.append(compensate)
        return result

    async def __aenter__(self):
        print(f"saga {self.name} begins")
        return self

    async def __aexit__(self, et, ev, tb):
        if et is None:
            print(f"saga {self.name} committed")
            return
        print(f"saga {self.name} failed: {ev}")
        errors = []
        while self._undo:
            try:
                await self._undo.pop()()
            except Exception as e:
                errors.append(e)
        if errors:
            raise ExceptionGroup("compensation failed", errors) from ev


async def do(what, fail=False):
    await asyncio.sleep(0.001)
    if fail:
        raise RuntimeError(f"{what} is unavailable")
    print("  did", what)
    return what


def undo(what, fail=False):
    async def compensation():
        await asyncio.sleep(0)
        if fail:
            raise OSError(f"cannot undo {what}")
        print("  undid", what)
    return compensation


async def main():
    async with Saga("ok") as s:
        await s.step(do("book hotel"), undo("book hotel"))
    with contextlib.suppress(RuntimeError):
        async with Saga("bad") as s:
            await s.step(do("book hotel"), undo("book hotel"))
            await s.step(do("book flight"), undo("book flight"))
            await s.step(do("charge card", fail=True), undo("charge card"))
    try:
        async with Saga("worse") as s:
            await s.step(do("reserve"), undo("reserve", fail=True))
            raise ValueError("changed my mind")
    except* OSError as eg:
        print(eg.message, [str(e) for e in eg.exceptions], repr(eg.__cause__ or eg.exceptions[0].__cause__))

    @contextlib.asynccontextmanager
    async def no_yield():
        if False:
            yield

    try:
        async with no_yield():
            pass
    except RuntimeError as e:
        print("RuntimeError:", e)

    @contextlib.contextmanager
    def two_yields():
        yield 1
        yield 2

    try:
        with two_yields() as x:
            print(x)
    except RuntimeError as e:
        print("RuntimeError:", e)
    async with contextlib.AsyncExitStack() as stack:
        stack.push(lambda *exc: print("exit saw", exc[0]) or True)
        raise KeyError("eaten")
    with contextlib.closing(open(__file__) if False else contextlib.nullcontext()) if False else contextlib.nullcontext(7) as v:
        print(v)
    try:
        with asyncio.Lock():
            pass
    except TypeError as e:
        print(e)
    try:
        async with open:
            pass
    except TypeError as e:
        print(e)
    try:
        await 42
    except TypeError as e:
        print(e)
    async with Saga("last") as s:
        await s.step(do("one"), undo("one", fail=True))
        await do("two", fail=True)


asyncio.run(main())
