import asyncio


async def gen_numbers(n):
    for i in range(n):
        try:
            got = yield i
            if got:
                print("got", got)
        except ValueError as e:
            print("handled", e)
            yield -1
        await asyncio.sleep(0)


async def amap(fn, it):
    async for x in it:
        r = fn(x)
        yield await r if asyncio.iscoroutine(r) else r


async def afilter(pred, it):
    async for x in it:
        if pred(x):
            yield x


async def take(n, it):
    i = 0
    async for x in it:
        if i == n:
            break
        i += 1
        yield x


async def chunks(it, size):
    buf = []
    async for x in it:
        buf.append(x)
        if len(buf) == size:
            yield buf
            buf = []
    if buf:
        yield buf


async def sq(x):
    await asyncio.sleep(0.001)
    return x * x


async def main():
    evens = afilter(lambda x: x % 2 == 0, gen_numbers(20))
    print([c async for c in chunks(take(5, amap(sq, evens)), 2)])
    g = gen_numbers(5)
    print(await g.asend(None), await g.asend("hello"), await g.athrow(ValueError("oops")))
    print(await anext(g), g.ag_running, g.ag_frame is not None)
    await g.aclose()
    try:
        await g.asend(None)
    except StopAsyncIteration:
        print("exhausted")
    it = aiter(gen_numbers(1))
    print(await anext(it), await anext(it, "end"))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print("stop", e.args)
    print(sorted([x async for x in amap(str, gen_numbers(3))], reverse=True), sum([1 async for _ in gen_numbers(4)]))
    g = gen_numbers(3)
    try:
        await g.asend("too early")
    except TypeError as e:
        print(e)
    try:
        aiter([1])
    except TypeError as e:
        print(e)
    async for x in [1, 2]:
        pass


asyncio.run(main())
