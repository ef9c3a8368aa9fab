import asyncio
import itertools


class Task:
    """A tiny coroutine scheduler, to see how event loops work."""
    ids = itertools.count(1)

    def __init__(self, coro):
        self.id = next(Task.ids)
        self.coro = coro
        self.result = None
        self.done = False
        self.waiters = []


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks

    def __await__(self):
        yield ("sleep", self.ticks)


class Spawn:
    def __init__(self, coro):
        self.coro = coro

    def __await__(self):
        return (yield ("spawn", self.coro))


class Join:
    def __init__(self, task):
        self.task = task

    def __await__(self):
        return (yield ("join", self.task))


class Kernel:
    def __init__(self):
        self.ready, self.sleeping, self.clock = [], [], 0

    def spawn(self, coro):
        t = Task(coro)
        self.ready.append((t, None))
        return t

    def step(self, task, value):
        try:
            op, arg = task.coro.send(value)
        except StopIteration as e:
            task.done, task.result = True, e.value
            self.ready.extend((w, e.value) for w in task.waiters)
            return
        match op:
            case "sleep":
                self.sleeping.append((self.clock + arg, task.id, task))
            case "spawn":
                self.ready.append((task, self.spawn(arg)))
            case "join" if arg.done:
                self.ready.append((task, arg.result))
            case "join":
                arg.waiters.append(task)

    def run(self, coro):
        main = self.spawn(coro)
        while self.ready or self.sleeping:
            while self.ready:
                self.step(*self.ready.pop(0))
            if self.sleeping:
                self.sleeping.sort(key=lambda s: s[:2])
                self.clock, _, task = self.sleeping.pop(0)
                self.ready.append((task, None))
        return main.result


async def child(k, name, n):
    for i in range(n):
        print(f"t={k.clock} {name} {i}")
        await Sleep(n)
    return name.upper()


async def main(k):
    tasks = [await Spawn(child(k, name, n)) for name, n in (("a", 3), ("b", 2))]
    return [await Join(t) for t in tasks]


k = Kernel()
print(k.run(main(k)), "clock", k.clock)
c = child(k, "x", 1)
print(type(c).__name__, c.__name__, c.cr_running, c.send(None))
try:
    c.throw(RuntimeError("injected"))
except RuntimeError as e:
    print("escaped:", e)
print(asyncio.iscoroutinefunction(child), asyncio.iscoroutine(c))
