import asyncio


def legacy(n, callback):
    loop = asyncio.get_running_loop()
    if n < 0:
        loop.call_soon(callback, None, ValueError(n))
    else:
        loop.call_later(0.01, callback, n * 2, None)


async def modern(n):
    future = asyncio.get_running_loop().create_future()

    def done(result, error):
        if error:
            future.set_exception(error)
        else:
            future.set_result(result)

    legacy(n, done)
    return await future


async def main():
    print(await modern(4), await asyncio.gather(modern(1), modern(-1), return_exceptions=True))


asyncio.run(main())
