import asyncio
from contextlib import AsyncExitStack, asynccontextmanager, suppress
log = []
@asynccontextmanager
async def span(name):
    log.append(f">{name}")
    try:
        yield name
    except asyncio.CancelledError:
        log.append(f"!{name}")
        raise
    finally:
        log.append(f"<{name}")
class DB:
    def __init__(self): self.tx = 0
    async def connect(self): await asyncio.sleep(0); print("connected"); return self
    async def close(self): await asyncio.sleep(0); print("closed")
    async def __aenter__(self): return await self.connect()
    async def __aexit__(self, *exc): await self.close(); return False
    @asynccontextmanager
    async def transaction(self):
        self.tx += 1; print("BEGIN", self.tx)
        try:
            yield self.tx
        except Exception as e:
            print("ROLLBACK", repr(e)); raise
        else:
            print("COMMIT", self.tx)
async def main():
    async with DB() as db:
        async with db.transaction() as t: print("work", t)
        with suppress(ValueError):
            async with db.transaction(): raise ValueError("bad row")
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(span(n)) for n in ("a", "b")]
        stack.push_async_callback(asyncio.sleep, 0)
        @stack.push
        def on_exit(et, e, tb): log.append(f"exit:{et and et.__name__}")
        print(names)
    print(log); log.clear()
    async def job():
        async with span("outer"):
            async with span("inner"):
                await asyncio.sleep(10)
    t = asyncio.create_task(job()); await asyncio.sleep(.02); t.cancel()
    with suppress(asyncio.CancelledError): await t
    print(log)
    try:
        async with asyncio.timeout(.02) as cm:
            await asyncio.sleep(1)
    except TimeoutError: print("timed out", cm.expired())
    async with asyncio.timeout(1) as cm:
        await asyncio.sleep(.01)
    print(cm.expired())
    try:
        async with asyncio.timeout(.05):
            async with asyncio.timeout(.02):
                await asyncio.sleep(1)
    except TimeoutError: print("inner fired")
    stack = AsyncExitStack(); await stack.enter_async_context(span("m")); moved = stack.pop_all(); await stack.aclose(); log.append("--"); await moved.aclose(); print(log[-3:])
    @asynccontextmanager
    async def bad(): 
        if False: yield
    try:
        async with bad(): pass
    except RuntimeError as e: print(e)
    @span("decorated")
    async def decorated(x): return x * 2
    print(await decorated(4), log[-2:])
asyncio.run(main())
