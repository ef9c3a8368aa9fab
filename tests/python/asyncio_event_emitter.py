import asyncio
from collections import defaultdict


class Emitter:
    def __init__(self):
        self.handlers = defaultdict(list)

    def on(self, name):
        def register(f):
            self.handlers[name].append(f)
            return f
        return register

    async def emit(self, name, *args):
        results = []
        for h in self.handlers[name]:
            r = h(*args)
            results.append(await r if asyncio.iscoroutine(r) else r)
        return results


e = Emitter()


@e.on("x")
def sync(v):
    return f"sync {v}"


@e.on("x")
async def slow(v):
    await asyncio.sleep(0.01)
    return f"async {v}"


print(asyncio.run(e.emit("x", 1)), asyncio.run(e.emit("none")))
