import asyncio
from functools import wraps


class AsyncCache:
    """Concurrent callers of the same key share a single computation."""

    def __init__(self, fn):
        wraps(fn)(self)
        self.fn = fn
        self._inflight: dict = {}
        self.hits = self.misses = 0

    async def __call__(self, key):
        if key in self._inflight:
            self.hits += 1
            return await asyncio.shield(self._inflight[key])
        self.misses += 1
        fut = asyncio.ensure_future(self.fn(key))
        self._inflight[key] = fut
        fut.add_done_callback(lambda f: f.exception() and self._inflight.pop(key, None))
        return await fut

    def __get__(self, instance, owner=None):
        return self if instance is None else self.__class__(self.fn.__get__(instance, owner))


@AsyncCache
async def load_user(uid):
    """Load a user from the database."""
    print("loading", uid)
    await asyncio.sleep(0.01)
    if uid < 0:
        raise LookupError(f"user {uid}")
    return {"id": uid, "name": f"user{uid}"}


async def main():
    users = await asyncio.gather(*(load_user(u) for u in (1, 2, 1, 1, 2)))
    print(users[0] is users[2], users)
    print(load_user.hits, load_user.misses, load_user.__name__, load_user.__doc__)
    print(await asyncio.gather(load_user(-1), load_user(-1), return_exceptions=True))
    print(-1 in load_user._inflight)
    try:
        await load_user(-5)
    except LookupError as e:
        print(f"{type(e).__qualname__}: {e}")


asyncio.run(main())
