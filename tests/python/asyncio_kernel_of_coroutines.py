import asyncio
import itertools


class Process:
    _ids = itertools.count(1)

    def __init__(self, name, coro):
        self.pid, self.name, self.coro = next(self._ids), name, coro
        self.waiting, self.result = None, None


class Kernel:
    """A small operating system out of coroutines."""

    def __init__(self):
        self.now, self.ready, self.sleeping, self.waiting = 0, [], [], {}
        self.log = []

    def spawn(self, name, coro):
        p = Process(name, coro)
        self.ready.append((p, None))
        return p

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda s: (s[0], s[1].pid))
                at, p = self.sleeping.pop(0)
                self.now = at
                self.ready.append((p, at))
            p, value = self.ready.pop(0)
            try:
                trap, *args = p.coro.send(value)
                getattr(self, f"trap_{trap}")(p, *args)
            except StopIteration as e:
                p.result = e.value
                self.log.append(f"t={self.now} {p.name} exit({e.value!r})")
                for w in self.waiting.pop(p.pid, []):
                    self.ready.append((w, e.value))
            except Exception as e:
                self.log.append(f"t={self.now} {p.name} crashed: {e!r}")
                for w in self.waiting.pop(p.pid, []):
                    self.ready.append((w, None))

    def trap_sleep(self, p, n):
        self.sleeping.append((self.now + n, p))

    def trap_spawn(self, p, name, coro):
        self.ready.append((p, self.spawn(name, coro)))

    def trap_wait(self, p, child):
        if child.result is not None:
            self.ready.append((p, child.result))
        else:
            self.waiting.setdefault(child.pid, []).append(p)

    def trap_getpid(self, p):
        self.ready.insert(0, (p, p.pid))


import types


@types.coroutine
def trap(*args):
    return (yield args)


async def child(n):
    await trap("sleep", n)
    if n == 3:
        raise ValueError("bad child")
    return n * 10


async def init():
    me = await trap("getpid")
    kids = [await trap("spawn", f"child{n}", child(n)) for n in (2, 3, 1)]
    results = [await trap("wait", k) for k in kids]
    t = await trap("sleep", 5)
    return me, results, t


k = Kernel()
p = k.spawn("init", init())
k.run()
print(*k.log, sep="\n")
print(p.result, k.now)
k.spawn("wild", child("x"))
lost = trap("nothing")
print(type(lost).__name__, asyncio.iscoroutine(lost), next(lost))
try:
    lost.send("answer")
except StopIteration as e:
    print(e.value)


async def bad():
    await trap("reboot")


k.spawn("bad", bad())
k.run()
print(k.log[-2:])
k.trap_wait(p, None)
