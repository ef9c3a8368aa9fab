import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(print, "never")
    handle.cancel()
    print(handle.cancelled())
    start = loop.time()
    timer = loop.call_later(0.05, print, "never")
    print(timer.when() - start > 0.049, timer.cancelled())
    timer.cancel()
    timer.cancel()
    a = loop.call_at(start + 0.02, print, "b at 2")
    b = loop.call_at(start + 0.01, print, "a at 1")
    await asyncio.sleep(0.03)
    loop.call_soon(print, "one", "two")
    loop.call_soon(lambda: print("lambda"))
    await asyncio.sleep(0)
    loop.call_later(0, print, "zero")
    loop.call_later(-1, print, "negative")
    loop.call_soon(print, "soon")
    await asyncio.sleep(0.001)
    try:
        loop.call_later(None, print)
    except TypeError as error:
        print(error)


asyncio.run(main())
