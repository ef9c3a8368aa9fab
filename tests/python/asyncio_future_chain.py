import asyncio


async def main():
    loop = asyncio.get_running_loop()
    a, b = loop.create_future(), loop.create_future()
    a.add_done_callback(lambda f: b.set_result(f.result() + 1))
    b.add_done_callback(lambda f: print("b", f.result()))
    loop.call_soon(a.set_result, 1)
    print(await b, a.done())
    f = loop.create_future()
    callback = lambda f: print("never")
    f.add_done_callback(callback)
    f.add_done_callback(callback)
    print(f.remove_done_callback(callback))
    f.cancel("reason")
    try:
        await f
    except asyncio.CancelledError as error:
        print(error.args, f.cancelled())
    for act in (lambda: a.set_result(2), lambda: loop.create_future().result(), lambda: loop.create_future().exception()):
        try:
            act()
        except asyncio.InvalidStateError as error:
            print(error)
    try:
        loop.create_future().set_exception(StopIteration())
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__)


asyncio.run(main())
