from contextlib import ExitStack, contextmanager, AsyncExitStack, asynccontextmanager
import asyncio


@contextmanager
def cm(n, swallow=False):
    print("enter", n)
    try:
        yield n
    except Exception as error:
        print(n, "sees", repr(error))
        if not swallow:
            raise
    finally:
        print("exit", n)


with ExitStack() as stack:
    values = [stack.enter_context(cm(i)) for i in range(3)]
    stack.callback(print, "callback", sep="!")
    print(values)
with ExitStack() as stack:
    stack.enter_context(cm("outer", swallow=True))
    stack.enter_context(cm("inner"))
    stack.push(lambda *exc: print("pushed", exc[0].__name__))
    raise ValueError("x")
print("survived")
with ExitStack() as stack:
    stack.enter_context(cm("kept"))
    later = stack.pop_all()
print("not closed yet")
later.close()
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise KeyError("first")
except ZeroDivisionError as error:
    print(repr(error), repr(error.__context__))
try:
    with ExitStack() as stack:
        stack.enter_context(3)
except TypeError as error:
    print(error)


@asynccontextmanager
async def acm(n):
    print("aenter", n)
    yield n
    print("aexit", n)


async def main():
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(acm(1))
        stack.enter_context(cm(2))

        async def bye(x):
            print("bye", x)

        stack.push_async_callback(bye, "now")
        stack.callback(print, "sync callback")


asyncio.run(main())
