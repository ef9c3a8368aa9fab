import asyncio


async def cached(key, cache={}):
    if key in cache:
        return cache[key]
    await asyncio.sleep(0.01)
    cache[key] = key.upper()
    return cache[key]


async def noisy(n):
    print("start", n)
    await asyncio.sleep(0)
    print("end", n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    print("--- lazy")
    t = asyncio.create_task(noisy(1))
    print("created")
    await t
    print("--- eager")
    loop.set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(noisy(2))
    print("created")
    await t
    hit = asyncio.create_task(cached("a"))
    print(hit.done())
    await hit
    hit2 = asyncio.create_task(cached("a"))
    print(hit2.done(), hit2.result())
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(noisy(i)) for i in (3, 4)]
        print("in group")
    print([t.result() for t in ts])
    print(await asyncio.gather(cached("b"), cached("a")))

    async def fails():
        raise ValueError("eagerly")

    t = asyncio.create_task(fails())
    print(t.done(), repr(t.exception()))
    loop.set_task_factory(None)
    t = asyncio.Task(noisy(5), loop=loop, eager_start=True, name="explicit")
    print(t.get_name())
    await t

    names = []

    def factory(loop, coro, **kwargs):
        names.append(coro.__name__)
        return asyncio.Task(coro, loop=loop, **kwargs)

    loop.set_task_factory(factory)
    await asyncio.gather(noisy(6), cached("c"))
    print(names, loop.get_task_factory() is factory)


asyncio.run(main())
