import asyncio


async def party(barrier, name):
    print(name, "arrives")
    index = await barrier.wait()
    print(name, "leaves", index)


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(party(barrier, n) for n in "abc"))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    waiting = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    try:
        await waiting
    except asyncio.BrokenBarrierError as error:
        print("broken", error)
    await barrier.reset()
    print(barrier.broken)


asyncio.run(main())
