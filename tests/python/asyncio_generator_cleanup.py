import asyncio


async def agen():
    try:
        for i in range(5):
            yield i
            await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        print("cleanup")


async def main():
    g = agen()
    async for x in g:
        if x == 2:
            break
    print("broke")
    await g.aclose()
    g = agen()
    print(await anext(g))
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as error:
        print(repr(error))
    try:
        async for x in 5:
            pass
    except TypeError as error:
        print(error)
    try:
        for x in agen():
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
