import asyncio
events = []
def log(*a): events.append(a); print(*a)
class Server:
    def __init__(self): self.conns = set(); self.stopping = asyncio.Event()
    async def handle(self, cid):
        self.conns.add(cid)
        try:
            for step in range(3):
                await asyncio.sleep(.001 * (cid + 1))
                log("conn", cid, "step", step)
                if self.stopping.is_set():
                    log("conn", cid, "draining"); return
        finally:
            self.conns.discard(cid)
    async def serve(self):
        async with asyncio.TaskGroup() as tg:
            for c in range(3): tg.create_task(self.handle(c))
            tg.create_task(self.stopper())
    async def stopper(self):
        await asyncio.sleep(.0045)
        log("stop!", sorted(self.conns)); self.stopping.set()
asyncio.run(Server().serve())
class Bus:
    def __init__(self): self.subs = {}
    def on(self, ev):
        def deco(fn): self.subs.setdefault(ev, []).append(fn); return fn
        return deco
    async def emit(self, ev, **kw):
        return await asyncio.gather(*(fn(**kw) for fn in self.subs.get(ev, ())))
bus = Bus()
@bus.on("greet")
async def a(name, **_): await asyncio.sleep(.002); return f"hello {name}"
@bus.on("greet")
async def b(name, punct="!"): return f"yo {name}{punct}"
print(asyncio.run(bus.emit("greet", name="Al", punct="?")), asyncio.run(bus.emit("nothing")))
try: asyncio.run(bus.emit("greet", nam="x"))
except TypeError as e: print(e)
