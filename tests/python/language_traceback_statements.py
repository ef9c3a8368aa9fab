import traceback
def show(g):
    try: g()
    except Exception: print(traceback.format_exc())
def a():
    class C(int,
            str):
        x = 1
        y = 2
def b():
    class C(metaclass=3):
        x = 1
def deco(x): raise ValueError(x.__name__)
def c():
    @deco
    def f():
        return 1
def d():
    @deco
    class K:
        pass
def e():
    class Z:
        x = 1
        y = undefined
async def co(): raise KeyError("k")
def f():
    import asyncio
    async def main():
        await asyncio.gather(
            co(),
            co())
    asyncio.run(main())
def g():
    import asyncio
    async def main():
        async with asyncio.timeout(0.01):
            await asyncio.sleep(1)
    asyncio.run(main())
def h():
    with open("nofile") as f:
        pass
def i():
    def gen():
        yield 1
        raise ValueError("gen")
    for x in gen():
        pass
def j():
    def gen():
        yield from k()
    def k():
        yield 1 / 0
    list(gen())
def k():
    d = {"a": 1}
    d.items().foo
    return d
def l():
    return sorted([3, "a"], key=lambda x: x + 1)
def m():
    x = [1, 2, 3]
    (a, b) = x
def n():
    raise RuntimeError("a") from ValueError("b")
for fn in (a, b, c, d, e, i, j, k, l, m, n): show(fn)
