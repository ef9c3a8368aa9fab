import asyncio


async def fetch(name, delay, fail=False):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise RuntimeError(f"{name} exploded")
        print(f"{name} finished")
        return name
    except asyncio.CancelledError:
        print(f"{name} cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            t1 = tg.create_task(fetch("fast", 0.01))
            t2 = tg.create_task(fetch("bomb", 0.02, fail=True))
            t3 = tg.create_task(fetch("slow", 0.5))
            t4 = tg.create_task(fetch("bomb2", 0.02, fail=True))
    except* RuntimeError as eg:
        for e in eg.exceptions:
            print("caught", repr(e))
    print(t1.result(), t3.cancelled(), type(t2.exception()).__name__)

    try:
        async with asyncio.timeout(0.05) as cm:
            await fetch("too slow", 1)
    except TimeoutError:
        print("timeout", cm.expired())

    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(fetch(f"t{i}", 0.03 - i * 0.01)) for i in range(3)]
    print([t.result() for t in tasks])
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fetch("a", 0.01))
        raise LookupError("body failed")


asyncio.run(main())
