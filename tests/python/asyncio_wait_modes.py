import asyncio


async def work(n):
    await asyncio.sleep(n / 100)
    if n == 2:
        raise ValueError(n)
    return n


def names(tasks):
    return sorted(t.get_name() for t in tasks)


async def main():
    for mode in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        tasks = [asyncio.create_task(work(n), name=f"t{n}") for n in (1, 2, 3)]
        done, pending = await asyncio.wait(tasks, return_when=mode)
        print(mode, names(done), names(pending))
        await asyncio.wait(tasks)
        print([t.exception() for t in tasks])
    tasks = [asyncio.create_task(work(n), name=f"t{n}") for n in (1, 5)]
    done, pending = await asyncio.wait(tasks, timeout=0.02)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks, timeout=0)
    print(names(done), names(pending))
    for task in pending:
        task.cancel()


asyncio.run(main())
