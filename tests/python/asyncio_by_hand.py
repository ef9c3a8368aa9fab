import asyncio, types
@types.coroutine
def switch():
    yield
async def hello(n):
    for i in range(n):
        print("hello", i)
        await switch()
    return "hi done"
class Later:
    def __init__(self, v): self.v = v
    def __await__(self):
        yield from asyncio.sleep(0.001).__await__()
        return self.v * 2
class Ready:
    def __await__(self):
        return iter(())
        yield
async def main():
    print(await asyncio.gather(hello(2), hello(3)))
    print(await Later(21))
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    def waiter():
        r = yield from fut
        return r
    @types.coroutine
    def wrap(): return (yield from fut)
    t = asyncio.create_task(as_coro(wrap()))
    loop.call_later(.001, fut.set_result, "future!")
    print(await t)
async def as_coro(x): return await x
asyncio.run(main())
# manual driving
async def inner():
    r = await switch2("first")
    print("inner got", r)
    return r + 1
@types.coroutine
def switch2(x):
    got = yield x
    return got
c = inner()
print(c.send(None))
try: c.send(41)
except StopIteration as e: print("result", e.value)
c = inner(); c.send(None)
try: c.throw(ValueError("injected"))
except ValueError as e: print("out", e)
c = inner()
try: c.send(1)
except TypeError as e: print(e)
c.close()
def scheduler(*coros):
    from collections import deque
    q = deque(coros)
    while q:
        c = q.popleft()
        try: print("  ->", c.send(None)); q.append(c)
        except StopIteration as e: print("  done", e.value)
async def job(name, n):
    for i in range(n): await switch2(f"{name}{i}")
    return name
scheduler(job("a", 2), job("b", 3))
import inspect
c = job("z", 1); print(inspect.getcoroutinestate(c)); c.send(None); print(inspect.getcoroutinestate(c), c.cr_frame.f_locals); c.close(); print(inspect.getcoroutinestate(c))
