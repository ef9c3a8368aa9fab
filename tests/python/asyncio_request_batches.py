import asyncio
from collections import Counter, deque
from itertools import count


class Request:
    _ids = count(1)

    def __init__(self, cost):
        self.id, self.cost, self.future = next(self._ids), cost, asyncio.get_running_loop().create_future()


class Batcher:
    def __init__(self, handler, max_size=3, max_wait=0.01):
        self.handler, self.max_size, self.max_wait = handler, max_size, max_wait
        self.queue = []
        self.timer = None
        self.sizes = []

    async def submit(self, item):
        fut = asyncio.get_running_loop().create_future()
        self.queue.append((item, fut))
        if len(self.queue) >= self.max_size:
            self._flush()
        elif self.timer is None:
            self.timer = asyncio.get_running_loop().call_later(self.max_wait, self._flush)
        return await fut

    def _flush(self):
        if self.timer:
            self.timer.cancel()
            self.timer = None
        batch, self.queue = self.queue, []
        if batch:
            self.sizes.append(len(batch))
            asyncio.ensure_future(self._process(batch))

    async def _process(self, batch):
        items, futs = zip(*batch)
        try:
            results = await self.handler(items)
        except Exception as e:
            for f in futs:
                f.set_exception(e)
        else:
            for f, r in zip(futs, results, strict=True):
                f.set_result(r)


class LoadBalancer:
    def __init__(self, *backends):
        self.backends = deque(backends)
        self.used = Counter()

    def pick(self):
        self.backends.rotate(-1)
        name = self.backends[-1]
        self.used[name] += 1
        return name


async def double_all(items):
    await asyncio.sleep(0.002)
    if "bad" in items:
        raise ValueError(f"bad batch {items}")
    return [i * 2 for i in items]


async def main():
    b = Batcher(double_all)
    print(await asyncio.gather(*(b.submit(i) for i in range(7))), b.sizes)
    print(await asyncio.gather(b.submit("x"), b.submit("bad"), return_exceptions=True))
    lb = LoadBalancer("eu", "us", "ap")
    print([lb.pick() for _ in range(5)], lb.used, lb.used.most_common(1))
    reqs = [Request(c) for c in (5, 1)]
    asyncio.get_running_loop().call_soon(reqs[0].future.set_result, "ok")
    print(await reqs[0].future, reqs[1].future.done(), reqs[1].id)
    await asyncio.wait_for(b.submit("bad"), 1)


asyncio.run(main())
