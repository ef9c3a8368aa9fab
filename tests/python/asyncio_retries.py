import asyncio
from typing import Awaitable, Callable, Any
import functools, logging, sys
def retry(times=3, exceptions=(Exception,), delay=0.0):
    def decorator(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            last = None
            for attempt in range(1, times + 1):
                try:
                    return await func(*args, **kwargs)
                except exceptions as exc:
                    last = exc
                    print(f"{func.__name__} attempt {attempt}/{times} failed: {exc}")
                    await asyncio.sleep(delay)
            raise RuntimeError(f"{func.__name__} gave up") from last
        return wrapper
    return decorator
calls = 0
@retry(times=3, exceptions=(ConnectionError, TimeoutError))
async def flaky(n):
    global calls
    calls += 1
    if calls < n: raise ConnectionError(f"call {calls}")
    return f"ok after {calls}"
class CircuitBreaker:
    CLOSED, OPEN, HALF = "closed", "open", "half-open"
    def __init__(self, limit, reset): self.limit, self.reset, self.fails, self.state = limit, reset, 0, self.CLOSED
    async def call(self, f, *a):
        if self.state == self.OPEN: raise RuntimeError("circuit open")
        try: r = await f(*a)
        except Exception:
            self.fails += 1
            if self.fails >= self.limit:
                self.state = self.OPEN
                asyncio.get_running_loop().call_later(self.reset, self._half)
            raise
        self.fails = 0; self.state = self.CLOSED
        return r
    def _half(self): self.state = self.HALF
async def svc(ok):
    await asyncio.sleep(0)
    if not ok: raise OSError("svc down")
    return "svc"
async def main():
    global calls
    print(await flaky(3))
    calls = -10
    try: await flaky(5)
    except RuntimeError as e: print(e, "<-", repr(e.__cause__))
    cb = CircuitBreaker(2, .005)
    for ok in (True, False, False, True):
        try: print(await cb.call(svc, ok), cb.state)
        except (OSError, RuntimeError) as e: print(type(e).__name__, e, cb.state)
    await asyncio.sleep(.01)
    print(cb.state, await cb.call(svc, True), cb.state)
    print(flaky.__name__, flaky.__wrapped__.__code__.co_varnames, flaky.__wrapped__.__code__.co_argcount)
asyncio.run(main())
