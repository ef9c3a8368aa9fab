# A task's stack, shields that tell once, mocks that are coroutine functions, and who may be entered with `async with`.
import inspect
from unittest import mock
import asyncio, io
async def foo():
    await bar()
async def bar():
    await asyncio.sleep(0.01)
async def main():
    t = asyncio.create_task(foo(), name='walker')
    await asyncio.sleep(0)
    o = io.StringIO()
    t.print_stack(file=o)
    await t
    t.print_stack(file=o)
    print(o.getvalue())
    fut = asyncio.get_running_loop().create_future()
    a, b = asyncio.shield(fut), asyncio.shield(fut)
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context['message']))
    await asyncio.sleep(0)
    a.cancel()
    b.cancel()
    await asyncio.sleep(0)
    fut.set_exception(ValueError('x'))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    try:
        async with Half():
            pass
    except TypeError as e:
        print(e)
    try:
        async with Other():
            pass
    except TypeError as e:
        print(e)


class Half:
    def __aenter__(self):
        return 123

    async def __aexit__(self, *exc):
        pass


class Other:
    async def __aenter__(self):
        return self

    def __aexit__(self, *exc):
        return False


print(inspect.iscoroutinefunction(mock.AsyncMock()), inspect.iscoroutinefunction(mock.Mock()))
asyncio.run(main())
