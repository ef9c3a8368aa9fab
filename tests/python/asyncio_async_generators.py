import asyncio


async def count(n):
    try:
        for i in range(n):
            print("yielding", i)
            yield i
            await asyncio.sleep(0)
    finally:
        print("closed")


async def main():
    async for value in count(2):
        print("got", value)
    else:
        print("else")
    agen = count(3)
    print(await anext(agen), await agen.__anext__())
    await agen.aclose()
    print(await anext(agen, "default"))
    try:
        await agen.__anext__()
    except StopAsyncIteration:
        print("StopAsyncIteration")
    print([x async for x in count(3) if x % 2 == 0])
    print({x: x * x async for x in count(2)})

    async def echo():
        received = yield "first"
        while received != "stop":
            received = yield received.upper()

    agen = echo()
    print(await agen.asend(None), await agen.asend("a"), await agen.asend("b"))
    try:
        await agen.asend("stop")
    except StopAsyncIteration:
        print("ended")

    async def catcher():
        try:
            yield 1
        except ValueError as error:
            yield f"caught {error}"

    agen = catcher()
    print(await anext(agen), await agen.athrow(ValueError("thrown")))


asyncio.run(main())
