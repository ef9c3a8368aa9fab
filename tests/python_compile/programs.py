"""Programs for the compiler's tests: each is compiled and its bytecode checked on every path."""
x = 1
x: int = 2
y: str
def f(a, b=1, /, c=2, *args, d, e=3, **kwargs) -> int:
    return a + b
def g(*, a, b: int = 2): ...
print(f(1, 2, *x, d=3, **y), f(**y, a=1, **x), f(*x, *y), f(a=1, b=2), f(*x, 1), x.y(1)(2, k=3))
del x, y
#---
for i in range(10):
    if i == 3:
        continue
    elif i == 5:
        break
    else:
        pass
else:
    print("else")
while True:
    if x:
        break
while x < 3:
    x += 1
    continue
else:
    x = 0
while not (a and b or c) and d:
    pass
if a < b < c or not (d <= e != f):
    pass
if (x if y else z): pass
if __debug__: pass
if 0: nothing()
while 0: nothing()
assert x, "message"
assert a < b
assert True
#---
def f():
    try:
        return 1
    finally:
        print("finally")
def g():
    for i in x:
        try:
            if i: continue
            if i > 2: break
            if i > 3: return i
        except ValueError as e:
            if e: continue
            if i > 2: break
            if i > 3: return e
            raise
        except (TypeError, KeyError):
            return i
        except:
            raise RuntimeError from None
        else:
            print("else")
        finally:
            if i == 7:
                continue
            if i == 8:
                break
            if i == 9:
                return "finally"
            print("done")
def h():
    try:
        try:
            x()
        except A as e:
            try:
                y(e)
            except B as e:
                return e
            finally:
                z()
    finally:
        try:
            u()
        finally:
            return 3
def k():
    while True:
        try:
            return (yield 1)
        except* ValueError as e:
            print(e)
            for j in e: 
                if j: break
                else: continue
        except* (TypeError, KeyError):
            raise
        else:
            print()
        finally:
            pass
def only_raise():
    try:
        raise A
    except A:
        raise
def bare():
    try:
        raise
    finally:
        pass
#---
with a as b, c() as (d, e), f:
    print(b)
def f():
    for i in x:
        with a as b:
            if i: continue
            if b: break
            return i
        with (
            a as b,
            c as d,
        ):
            return
    with a:
        try:
            with b as q.r, c as s[0]:
                return 1
        finally:
            return 2
async def g():
    async with a as b, c as d:
        return await b
    async for i in x:
        async with a:
            if i: continue
            break
    else:
        print("else")
    async for i, (j, *k) in x:
        try:
            await i
        finally:
            await j
        return i
    with a:
        async with b:
            await c
            return 2
#---
async def comprehensions():
    a = [x async for x in y if await z(x)]
    b = {x: y async for x, y in z for w in x}
    c = {await x for x in y}
    d = (x async for x in y)
    e = [[await x for x in y] for y in z]
    f = (await x for x in y)
    g = [x for x in await y]
    h = [x for y in z async for x in y if x if y]
    return [i async for i in d]
async def generator():
    x = yield
    try:
        yield x
    finally:
        await y
    return
a = [x for x in y]
b = {x for x in y if x if not x}
c = {x: y for x, y in z for w in x if w}
d = (x for x in (y for y in z))
e = [lambda: x for x in y]
f = [[x * y for x in range(y)] for y in range(z)]
def walrus():
    if (n := len(x)) > 3: print(n)
    [m := i for i in x]
    return m, any((last := i) for i in x), [y for x in z if (y := x)]
[top := i for i in x]
#---
class A(B, C, metaclass=M, key=1):
    """Text."""
    x: int
    y: "str" = 2
    z = x
    if z:
        w: list[int] = []
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__private = __class__
        self.x: int = 1
    @property
    def p(self): return self.__private
    @p.setter
    def p(self, value): self.__private = value
    @staticmethod
    def s(): return [A for _ in range(3)]
    @classmethod
    async def c(cls) -> "A":
        async with cls() as self:
            return self
    class Inner:
        def f(self): return super().f()
    field = [z for _ in z]
    del z
@a.b(c)
@d
class E(*bases, **keywords): pass
@a
@b(c)
def f(): pass
@a
async def g(): pass
def outer():
    x = 1
    class Local:
        x = x
        def f(self):
            nonlocal x
            x = 2
            return x
        y = x
    class Reads:
        z = x
    return Local
def globals_():
    global a, b
    a = 1
    b += 2
    del a
    def inner(): return a
#---
match x:
    case 0 | 1 | "a" | None | True: pass
    case -1 | 1.5 | -2 + 3j | b"x": pass
    case a.b.c: pass
    case []: pass
    case [1, y, *rest]: print(y, rest)
    case [*_]: pass
    case (1, (2, z), *_, 5): print(z)
    case {"k": v, "l": [1, w], **others} if v > w: print(others)
    case {}: pass
    case {a.b: 1, **rest}: pass
    case Point(x=0, y=yy): print(yy)
    case Point(1, [q, r], key=str() as s) if q: print(r, s)
    case [Point(x=0) | Point(y=0) as p, _]: print(p)
    case ([1, b] | [b, 2]): print(b)
    case str() | int(): pass
    case anything: print(anything)
match a, b:
    case 1, 2: pass
def f(x):
    for i in x:
        match i:
            case [a, b] if a:
                continue
            case [a]:
                break
            case {"x": c}:
                return c
            case _:
                pass
match x:
    case _: pass
#---
import a, b.c, d.e as f
from g import h, i as j
from k.l import *
def f():
    import asyncio
    from asyncio import sleep as s
    return asyncio.run(s(1))
#---
a = b = c = 1
a, b = b, a
a, b, c = c, b, a
a, *b, c = x
[a, (b, c)] = x
a.b, c[d], (e.f, *g[0]) = x
a.b += 1
a[b] -= 2
a[b:c] *= 3
a **= b; a //= b; a %= b; a @= b; a &= b; a |= b; a ^= b; a <<= b; a >>= b; a /= b
a = b if c else d
a = not b
a = b and c or d and not e
a = b < c <= d != e is not f not in g
a = b[1:2, ::3, ...], b[:], b[*c], b[c, *d]
a = [*b, c, *d], {*b, c}, (*b,), {**b, "c": 1, **d}
a = {}, [], (), {1}, {1: 2}, [1, 2, 3], {1, 2, 3}, (1, 2, 3)
a = lambda x, *y, z=1, **w: x + z
a = lambda: (yield)
a = f"{b}", f"{b}{c!r:>10}", f"{b:{c}.{d}}", f"", "x" f"{b}" "y", f"{f"{b}"}", rf"\{b}"
a = 1.5e-100.__format__("e"), 1e+5.real, 1E-5j, 0x1e-1, 1if a else 2, 1., .5, 1.e5
a = 1_000, 0x10, 0o7, 0b1, 1e3, 1j, 0xFFFFFFFFFFFFFFFFFFFFF
a: int
a.b: int = 1
a.b: int
a[0]: int
(a): int = 2
del a.b, a[0], (a, [b])
type Alias[T] = list[T]
def generic[T: int, *Ts, **P](x: T) -> T: return x
class Generic2[T](Base): 
    def m[U](self, x: U) -> T: ...
#---
async def main():
    async def worker(n):
        try:
            while True:
                item = await queue.get()
                try:
                    await process(item)
                except asyncio.CancelledError:
                    raise
                except Exception as e:
                    log(f"{n}: {e!r}")
                finally:
                    queue.task_done()
        finally:
            print("gone")
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(worker(i), name=f"w{i}") for i in range(3)]
        await asyncio.sleep(0.1)
        for t in tasks: t.cancel()
    results = await asyncio.gather(*(worker(i) for i in range(3)), return_exceptions=True)
    try:
        async with asyncio.timeout(1):
            await x
    except TimeoutError:
        return results
asyncio.run(main())
#---
def gen():
    x = yield
    y = yield from x
    yield x, *y
    return (yield)
def f():
    return
    print("dead")
def g():
    while True:
        pass
    print("dead")
def h():
    raise X
    for i in y: break
def k():
    try:
        pass
    finally:
        pass
def m():
    for i in x:
        break
        continue
    try:
        return
    except A:
        pass
    x = lambda a=1, *, b=y: (a, b)
    for a in x:
        for b in y:
            try:
                with c:
                    break
            except D as d:
                continue
            finally:
                f(a)
        else:
            continue
        break
def n(a):
    del a
    try: pass
    except A as a: pass
    return a
def closure():
    try: pass
    except A as e:
        def f(): return e
    for e in x: pass
    return lambda: (lambda: e)
