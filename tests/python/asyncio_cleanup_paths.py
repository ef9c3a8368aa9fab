import asyncio
from itertools import count


class Resource:
    _ids = count(1)

    def __init__(self, kind):
        self.id, self.kind, self.open = next(self._ids), kind, False

    async def __aenter__(self):
        await asyncio.sleep(0)
        self.open = True
        print(f"+{self.kind}{self.id}")
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self.open = False
        print(f"-{self.kind}{self.id}" + (f" [{exc_type.__name__}]" if exc_type else ""))
        if self.kind == "bad":
            raise RuntimeError("close failed")


async def use(stop):
    async with Resource("file") as f, Resource("sock") as s:
        assert f.open and s.open
        await stop.wait()
        return f.id + s.id


async def suppressing():
    try:
        async with Resource("bad"):
            raise ValueError("body")
    except RuntimeError as e:
        print(repr(e), "while handling", repr(e.__context__))


async def finally_runs():
    try:
        await asyncio.sleep(10)
    finally:
        print("finally: saving state")
        await asyncio.sleep(0.01)
        print("finally: saved")


async def returns_in_finally():
    try:
        raise KeyError("lost")
    except KeyError:
        return "from except"
    finally:
        print("finally after return")


async def main():
    stop = asyncio.Event()
    t = asyncio.create_task(use(stop))
    await asyncio.sleep(0.01)
    stop.set()
    print(await t)
    t = asyncio.create_task(use(asyncio.Event()))
    await asyncio.sleep(0.01)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    await suppressing()
    t = asyncio.create_task(finally_runs())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled for good")
    print(await returns_in_finally())

    async def cleanup():
        await asyncio.sleep(0.02)
        print("shielded cleanup done")

    async def guarded():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            await asyncio.shield(cleanup())
            raise

    g = asyncio.create_task(guarded())
    await asyncio.sleep(0)
    g.cancel()
    await asyncio.wait([g])
    print(g.cancelled(), g.cancelling())


asyncio.run(main())
