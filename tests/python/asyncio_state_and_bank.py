import asyncio
from enum import Enum
class State(Enum):
    IDLE = "idle"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    ERROR = "error"
TRANSITIONS = {
    State.IDLE: {State.CONNECTING},
    State.CONNECTING: {State.CONNECTED, State.ERROR},
    State.CONNECTED: {State.IDLE, State.ERROR},
    State.ERROR: {State.IDLE},
}
class InvalidTransition(Exception):
    def __init__(self, src, dst):
        super().__init__(f"{src.name} -> {dst.name}")
        self.src, self.dst = src, dst
class Connection:
    def __init__(self):
        self.state = State.IDLE
        self.history = [self.state]
        self._changed = asyncio.Condition()
    async def to(self, state):
        async with self._changed:
            if state not in TRANSITIONS[self.state]:
                raise InvalidTransition(self.state, state)
            self.state = state
            self.history.append(state)
            self._changed.notify_all()
    async def wait_for(self, state):
        async with self._changed:
            await self._changed.wait_for(lambda: self.state is state)
            return state
async def main():
    c = Connection()
    w = asyncio.create_task(c.wait_for(State.CONNECTED))
    await c.to(State.CONNECTING)
    await asyncio.sleep(.02)
    await c.to(State.CONNECTED)
    print(await w, await w is State.CONNECTED)
    try:
        await c.to(State.CONNECTING)
    except InvalidTransition as e:
        print("invalid:", e, e.src, e.dst.value, repr(e))
    print([s.value for s in c.history], State("error"), State["IDLE"], State.IDLE.name.lower())
    print({s.name: sorted(t.name for t in ts) for s, ts in TRANSITIONS.items()})
    bank = {"a": 100, "b": 50}
    lock = asyncio.Lock()
    async def transfer(src, dst, amount):
        async with lock:
            if bank[src] < amount:
                print(f"refused {src}->{dst} {amount}"); return False
            bal = bank[src]; await asyncio.sleep(.01)
            bank[src] = bal - amount; bank[dst] += amount
            print(f"moved {amount:>4} {src}->{dst} {bank}")
            return True
    print(await asyncio.gather(transfer("a", "b", 70), transfer("a", "b", 70), transfer("b", "a", 120)))
    print(sum(bank.values()), lock.locked())
    sem = asyncio.Semaphore(2); running = 0; peak = 0
    async def limited(i):
        nonlocal running, peak
        async with sem:
            running += 1; peak = max(peak, running)
            await asyncio.sleep(.02); running -= 1
            return i
    print(await asyncio.gather(*map(limited, range(5))), peak)
    ev = asyncio.Event(); order = []
    async def runner(i):
        await ev.wait(); order.append(i)
    rs = [asyncio.create_task(runner(i)) for i in range(4)]
    await asyncio.sleep(0); ev.set(); await asyncio.wait(rs); print(order)
asyncio.run(main())
