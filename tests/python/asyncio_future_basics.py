import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future.done(), future.cancelled())
    try:
        future.result()
    except asyncio.InvalidStateError as error:
        print("InvalidStateError:", error)
    try:
        future.exception()
    except asyncio.InvalidStateError as error:
        print("InvalidStateError:", error)
    future.add_done_callback(lambda f: print("callback 1", f.result()))
    future.add_done_callback(lambda f: print("callback 2", f is future))
    future.set_result(42)
    print("set")
    print(await future)
    print("after await")
    await asyncio.sleep(0)
    try:
        future.set_result(43)
    except asyncio.InvalidStateError as error:
        print("InvalidStateError:", error)
    other = loop.create_future()
    other.set_exception(KeyError("k"))
    try:
        await other
    except KeyError as error:
        print("KeyError", error)
    print(repr(other.exception()))
    third = loop.create_future()
    third.cancel("msg")
    try:
        await third
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    print(third.cancelled(), third.cancel())
    fourth = loop.create_future()
    fourth.set_exception(ValueError)
    print(repr(fourth.exception()))
    try:
        loop.create_future().set_exception(StopIteration("x"))
    except TypeError as error:
        print("TypeError", error)


asyncio.run(main())
