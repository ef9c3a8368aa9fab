import asyncio


async def work(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(name)
    return name


def names(tasks):
    return sorted(task.get_name() for task in tasks)


async def main():
    tasks = [asyncio.create_task(work(n, d, n == "b"), name=n) for n, d in [("a", 0.01), ("b", 0.02), ("c", 0.03)]]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks)
    print(names(done), names(pending))
    print(repr(tasks[1].exception()))
    task = asyncio.create_task(work("slow", 1), name="slow")
    done, pending = await asyncio.wait([task], timeout=0.01)
    print(names(done), names(pending), task.cancelled())
    task.cancel()
    for bad in ([], None):
        try:
            await asyncio.wait(bad)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    coro = work("x", 0)
    try:
        await asyncio.wait([coro])
    except TypeError as error:
        print("TypeError", error)
    coro.close()


asyncio.run(main())
