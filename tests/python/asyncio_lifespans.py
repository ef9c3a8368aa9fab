import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import AsyncIterator


@dataclass
class Lifespan:
    events: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def resource(self, name: str, *, fail_on: str | None = None) -> AsyncIterator[str]:
        if fail_on == "enter":
            raise RuntimeError(f"{name} cannot start")
        self.events.append(f"start {name}")
        try:
            yield name.upper()
        except asyncio.CancelledError:
            self.events.append(f"cancel {name}")
            raise
        finally:
            await asyncio.sleep(0)
            self.events.append(f"stop {name}")
            if fail_on == "exit":
                raise RuntimeError(f"{name} cannot stop")


async def app(life, fail=None, stop=None):
    async with life.resource("db") as db, life.resource("cache", fail_on=fail) as cache:
        life.events.append(f"serving {db}+{cache}")
        if stop:
            await stop.wait()
        return "ok"


async def main():
    for fail in (None, "enter", "exit"):
        life = Lifespan()
        try:
            print(await app(life, fail))
        except RuntimeError as e:
            print("error:", e)
        print("  ", ", ".join(life.events))
    life = Lifespan()
    t = asyncio.create_task(app(life, stop=asyncio.Event()))
    await asyncio.sleep(0.01)
    t.cancel()
    await asyncio.wait({t})
    print(t.cancelled(), life)

    @asynccontextmanager
    async def broken():
        if False:
            yield

    try:
        async with broken():
            pass
    except RuntimeError as e:
        print(e)

    @asynccontextmanager
    async def twice():
        yield 1
        yield 2

    try:
        async with twice() as x:
            print(x)
    except RuntimeError as e:
        print(e)

    @asynccontextmanager
    async def deco():
        print("before")
        yield
        print("after")

    @deco()
    async def decorated():
        print("inside")

    await decorated()
    await decorated()


asyncio.run(main())
