import asyncio


async def work(n):
    try:
        await asyncio.sleep(n / 100)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (1, 2, 3)]
    group = asyncio.gather(*tasks)
    await asyncio.sleep(0)
    tasks[1].cancel()
    try:
        await group
    except asyncio.CancelledError as error:
        print("gather raised", error.args)
    print([t.done() for t in tasks])
    print(await tasks[2])
    tasks = [asyncio.create_task(work(n)) for n in (1, 2, 3)]
    group = asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0)
    tasks[1].cancel("why")
    print(await group)
    tasks = [asyncio.create_task(work(n)) for n in (1, 2)]
    group = asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0)
    print(group.cancel(), group.cancelled())
    try:
        await group
    except asyncio.CancelledError:
        print("cancelled all", group.cancelled(), [t.cancelled() for t in tasks])
    print(group.cancel())


asyncio.run(main())
