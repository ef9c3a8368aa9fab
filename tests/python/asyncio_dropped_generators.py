import asyncio
async def agen(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.001)
            yield i
    finally:
        print("finally", n)
async def one():
    async for x in agen(7):
        break
    print("after break")
async def main():
    await one()
    print("one done")
    await asyncio.sleep(0.01)
    print(await anext(agen(1)))
    print("A")
    await asyncio.sleep(0.01)
    print(await asyncio.gather(anext(agen(2))))
    print("B")
    await asyncio.sleep(0.01)
    t = asyncio.ensure_future(anext(agen(3)))
    print(await t)
    del t
    print("C")
    await asyncio.sleep(0.01)
    g = agen(4)
    await anext(g)
    print("end")
asyncio.run(main())
