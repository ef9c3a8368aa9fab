import asyncio
import enum
import typing


class Event(typing.NamedTuple):
    kind: str
    data: dict[str, typing.Any] = {}


class Aggregate:
    def __init__(self):
        self.version = 0
        self.pending: list[Event] = []

    def emit(self, kind, **data):
        ev = Event(kind, data)
        self.apply(ev)
        self.pending.append(ev)

    def apply(self, ev):
        handler = getattr(self, f"when_{ev.kind}", None)
        if handler is None:
            raise AttributeError(f"{type(self).__name__} ignores {ev.kind}")
        handler(**ev.data)
        self.version += 1


class Cart(Aggregate):
    def __init__(self):
        super().__init__()
        self.items: dict[str, int] = {}
        self.open = True

    def add(self, sku, qty=1):
        if not self.open:
            raise RuntimeError("cart is closed")
        self.emit("added", sku=sku, qty=qty)

    def remove(self, sku):
        if sku not in self.items:
            raise KeyError(sku)
        self.emit("removed", sku=sku)

    def checkout(self):
        self.emit("closed")

    def when_added(self, sku, qty):
        self.items[sku] = self.items.get(sku, 0) + qty

    def when_removed(self, sku):
        del self.items[sku]

    def when_closed(self):
        self.open = False


class Store:
    def __init__(self):
        self.streams: dict[str, list[Event]] = {}
        self.subscribers: list[asyncio.Queue] = []

    async def load(self, cls, id):
        await asyncio.sleep(0)
        obj = cls()
        for ev in self.streams.get(id, ()):
            obj.apply(ev)
        return obj

    async def save(self, id, obj):
        stream = self.streams.setdefault(id, [])
        if obj.version - len(obj.pending) != len(stream):
            raise ValueError(f"{id}: concurrent change ({len(stream)} != {obj.version - len(obj.pending)})")
        for ev in obj.pending:
            await asyncio.sleep(0)
            stream.append(ev)
            for q in self.subscribers:
                q.put_nowait((id, ev))
        obj.pending.clear()


async def projection(store, totals):
    q = asyncio.Queue()
    store.subscribers.append(q)
    while True:
        match await q.get():
            case (id, Event("added", {"sku": sku, "qty": int(n)})):
                totals[sku] = totals.get(sku, 0) + n
            case (id, Event(kind="closed")):
                print(f"{id} checked out; totals {totals}")
            case (_, Event(kind, data)):
                print("projection skips", kind, data)


async def main():
    store, totals = Store(), {}
    p = asyncio.create_task(projection(store, totals))
    await asyncio.sleep(0)
    cart = await store.load(Cart, "c1")
    cart.add("pen", 3)
    cart.add("ink")
    cart.remove("ink")
    await store.save("c1", cart)
    one, two = await asyncio.gather(store.load(Cart, "c1"), store.load(Cart, "c1"))
    one.checkout()
    two.add("cap")
    print(await asyncio.gather(store.save("c1", one), store.save("c1", two), return_exceptions=True))
    await asyncio.sleep(0)
    print(one.items, two.items, len(store.streams["c1"]), store.streams["c1"][0])
    p.cancel()
    one.add("more")


asyncio.run(main())
