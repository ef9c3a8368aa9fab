import asyncio


class Lease:
    def __init__(self, pool, item):
        self.pool, self.item = pool, item

    async def __aenter__(self):
        return self.item

    async def __aexit__(self, et, ev, tb):
        await self.pool.release(self.item, broken=et is not None and issubclass(et, ConnectionError))


class Conn:
    made = 0

    def __init__(self):
        Conn.made += 1
        self.n, self.alive = Conn.made, True

    def __repr__(self):
        return f"Conn#{self.n}{'' if self.alive else '(dead)'}"

    async def ping(self):
        await asyncio.sleep(0.001)
        return self.alive

    def __del__(self):
        print("gc", self.n)


class Pool:
    def __init__(self, factory, size):
        self.factory, self.size, self.total = factory, size, 0
        self.idle, self.waiters = [], asyncio.Condition()
        self.events = []

    def lease(self):
        return _Pending(self)

    async def acquire(self):
        async with self.waiters:
            while True:
                if self.idle:
                    c = self.idle.pop()
                    if await c.ping():
                        return c
                    self.total -= 1
                    continue
                if self.total < self.size:
                    self.total += 1
                    return self.factory()
                self.events.append("wait")
                await self.waiters.wait()

    async def release(self, item, broken=False):
        async with self.waiters:
            if broken:
                self.total -= 1
                item.alive = False
            else:
                self.idle.append(item)
            self.waiters.notify()


class _Pending:
    def __init__(self, pool):
        self.pool = pool

    def __await__(self):
        return self.pool.acquire().__await__()

    async def __aenter__(self):
        self.item = await self
        return self.item

    async def __aexit__(self, *exc):
        return await Lease(self.pool, self.item).__aexit__(*exc)


async def job(pool, n):
    try:
        async with pool.lease() as c:
            await asyncio.sleep(0.005)
            if n == 2:
                raise ConnectionResetError("peer")
            return f"job{n} on {c}"
    except ConnectionError as e:
        return f"job{n} failed: {e!r}"


async def main():
    pool = Pool(Conn, 2)
    for r in await asyncio.gather(*(job(pool, n) for n in range(5))):
        print(r)
    print(pool.total, pool.idle, pool.events, Conn.made)
    pool.idle[-1].alive = False
    c = await pool.lease()
    print("got", c, pool.total)
    await pool.release(c)
    pool.idle.clear()
    del c
    print("end of main")


asyncio.run(main())
