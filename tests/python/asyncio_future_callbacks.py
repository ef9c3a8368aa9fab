import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def one(f):
        print("one")
        loop.call_soon(print, "soon from one")

    def two(f):
        print("two")

    future.add_done_callback(one)
    future.add_done_callback(two)
    future.add_done_callback(one)
    print("removed", future.remove_done_callback(one))
    future.add_done_callback(one)
    future.set_result(None)
    future.add_done_callback(lambda f: print("late"))
    await asyncio.sleep(0)
    print("--")
    await asyncio.sleep(0)


asyncio.run(main())
