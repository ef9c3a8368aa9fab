import asyncio


async def example_barrier():
    b = asyncio.Barrier(3)
    tasks = [asyncio.create_task(b.wait()), asyncio.create_task(b.wait())]
    await asyncio.sleep(0)
    print(b.n_waiting, b.parties, b.broken)
    position = await b.wait()
    print("last", position)
    print(sorted(await asyncio.gather(*tasks)))
    print(b.n_waiting)

    async def racer(i):
        async with b as position:
            if position == 0:
                print("End of *start phase*")
            return i, position

    print(await asyncio.gather(*(racer(i) for i in range(3))))
    task = asyncio.create_task(b.wait())
    await asyncio.sleep(0)
    await b.abort()
    try:
        await task
    except asyncio.BrokenBarrierError as error:
        print("broken", repr(error), b.broken)


asyncio.run(example_barrier())
