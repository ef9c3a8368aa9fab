import asyncio


async def work(n):
    await asyncio.sleep(n / 100)
    return n


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (1, 2)]

    async def waiting():
        try:
            return await asyncio.wait(tasks)
        except asyncio.CancelledError:
            print("wait cancelled; tasks:", [t.cancelled() for t in tasks])
            raise

    waiter = asyncio.create_task(waiting())
    await asyncio.sleep(0)
    waiter.cancel()
    await asyncio.wait([waiter])
    print(waiter.cancelled(), [t.done() for t in tasks])
    print(await asyncio.gather(*tasks))
    done, pending = await asyncio.wait(tasks)
    print(sorted(t.result() for t in done), pending)
    try:
        await asyncio.wait([])
    except ValueError as error:
        print(error)
    coro = work(1)
    try:
        await asyncio.wait([coro])
    except TypeError as error:
        print(error)
    coro.close()
    try:
        await asyncio.wait(tasks, return_when="never")
    except ValueError as error:
        print(error)


asyncio.run(main())
