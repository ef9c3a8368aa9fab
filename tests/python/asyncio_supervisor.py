import asyncio
import contextlib


class Supervisor:
    """Restarts children that crash, a bit like Erlang."""

    def __init__(self, max_restarts=3):
        self.max_restarts = max_restarts
        self.children = {}
        self.restarts = {}
        self._tasks = {}
        self._failed = asyncio.Event()

    def add(self, name, factory):
        self.children[name] = factory
        self.restarts[name] = 0

    def _start(self, name):
        task = asyncio.ensure_future(self.children[name]())
        task.set_name(name)
        task.add_done_callback(self._on_done)
        self._tasks[name] = task

    def _on_done(self, task):
        name = task.get_name()
        if task.cancelled():
            return
        if exc := task.exception():
            self.restarts[name] += 1
            print(f"{name} crashed with {exc!r} (restart {self.restarts[name]})")
            if self.restarts[name] > self.max_restarts:
                print(f"{name} is hopeless")
                self._failed.set()
            else:
                self._start(name)
        else:
            print(f"{name} finished with {task.result()!r}")

    async def run(self):
        for name in self.children:
            self._start(name)
        await self._failed.wait()
        for t in self._tasks.values():
            t.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)


async def steady():
    n = 0
    with contextlib.suppress(ZeroDivisionError):
        while True:
            n += 1
            await asyncio.sleep(0.005)


async def crashy():
    await asyncio.sleep(0.003)
    raise OSError(28, "No space left on device")


attempts = iter([KeyError("first"), ValueError("second"), None])


async def eventually():
    await asyncio.sleep(0.001)
    if (e := next(attempts)) is not None:
        raise e
    return "ok"


async def main():
    sup = Supervisor(max_restarts=2)
    sup.add("steady", steady)
    sup.add("crashy", crashy)
    sup.add("eventually", eventually)
    await asyncio.wait_for(sup.run(), 2)
    print(sup.restarts, {n: t.cancelled() for n, t in sup._tasks.items()})


asyncio.run(main(), debug=False)
