import asyncio
from collections import OrderedDict


class AsyncLRU:
    def __init__(self, maxsize=2):
        self.cache, self.maxsize, self.stats = OrderedDict(), maxsize, {"hit": 0, "miss": 0}

    def __call__(self, fn):
        async def inner(*args):
            if args in self.cache:
                self.stats["hit"] += 1
                self.cache.move_to_end(args)
                return await self.cache[args]
            self.stats["miss"] += 1
            fut = self.cache[args] = asyncio.ensure_future(fn(*args))
            while len(self.cache) > self.maxsize:
                old, _ = self.cache.popitem(last=False)
                print("evict", old)
            try:
                return await fut
            except Exception:
                self.cache.pop(args, None)
                raise
        inner.cache = self
        return inner


@AsyncLRU(maxsize=2)
async def fetch(user_id):
    await asyncio.sleep(0.01)
    if user_id < 0:
        raise ValueError(f"bad id {user_id}")
    return {"id": user_id, "name": f"user{user_id}"}


async def main():
    print(await asyncio.gather(fetch(1), fetch(1), fetch(2)))
    await fetch(3)
    print(await fetch(1), fetch.cache.stats)
    for _ in range(2):
        try:
            await fetch(-1)
        except ValueError as e:
            print(repr(e), fetch.cache.stats)
    print(list(fetch.cache.cache))
    await fetch("x")


asyncio.run(main())
