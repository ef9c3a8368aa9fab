import asyncio, contextlib, sys

class Resource:
    opened = []
    def __init__(self, name, fail=False):
        self.name, self.fail = name, fail
    async def __aenter__(self):
        await asyncio.sleep(0)
        if self.fail:
            raise OSError(5, "cannot open", self.name)
        Resource.opened.append(self.name)
        print("open", self.name)
        return self
    async def __aexit__(self, et, ev, tb):
        print("close", self.name, et.__name__ if et else None, ev)
        Resource.opened.remove(self.name)
        return isinstance(ev, KeyError)

async def main():
    try:
        async with contextlib.AsyncExitStack() as st:
            a = await st.enter_async_context(Resource("a"))
            st.callback(print, "cb", a.name)
            st.push_async_callback(asyncio.sleep, 0)
            b = await st.enter_async_context(Resource("b"))
            await st.enter_async_context(Resource("c", fail=True))
    except OSError as e:
        print(e, e.errno, e.filename, e.strerror, Resource.opened)
    async with Resource("x"), Resource("y"):
        raise KeyError("swallowed")
    print("after")
    @contextlib.asynccontextmanager
    async def tx(n):
        print("begin", n)
        try:
            yield n * 2
        except ZeroDivisionError as e:
            print("rollback", e)
            raise RuntimeError("tx failed") from e
        else:
            print("commit", n)
        finally:
            print("end", n)
    async with tx(2) as v:
        print(v)
    try:
        async with tx(3):
            1 / 0
    except RuntimeError as e:
        print(repr(e), repr(e.__cause__))
    with contextlib.suppress(asyncio.TimeoutError):
        async with asyncio.timeout(0.01):
            await asyncio.sleep(1)
    print("done")
asyncio.run(main())
