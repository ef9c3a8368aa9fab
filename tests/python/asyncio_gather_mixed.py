import asyncio


async def value(x):
    await asyncio.sleep(0)
    return x


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.01, future.set_result, "future")
    print(await asyncio.gather(value(1), asyncio.create_task(value(2)), future))
    print(await asyncio.gather(*[], return_exceptions=True), await asyncio.gather())
    c = value(3)
    print(await asyncio.gather(c, c))
    try:
        await asyncio.gather(value(1), 5)
    except TypeError as error:
        print(error)


asyncio.run(main())
