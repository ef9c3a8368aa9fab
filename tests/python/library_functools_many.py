import functools
from functools import lru_cache, cache, partial, reduce, singledispatch, singledispatchmethod, total_ordering, wraps, cached_property, cmp_to_key, partialmethod
@lru_cache(maxsize=3)
def sq(x): print("computing", x); return x * x
print([sq(i) for i in (1, 2, 1, 3, 4, 1)], sq.cache_info(), sq.cache_parameters()); sq.cache_clear(); print(sq.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info())
add = partial(lambda *a, **k: (a, k), 1, x=2)
print(add(2, y=3), add.args, add.keywords, partial(int, base=2)("101"), partial(print, 1))
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], 10))
try: reduce(max, [])
except TypeError as e: print(e)
@singledispatch
def show(x): return f"obj {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
@show.register(tuple)
def _(x): return "seq " + ",".join(map(show, x))
@show.register
def _(x: float | None): return f"fn {x}"
print(show("s"), show(1), show([1, "a", 2.5]), show(True), show(None), show.dispatch(bool)(3), show.registry.keys() >= {int, list})
class F:
    @singledispatchmethod
    def f(self, x): raise NotImplementedError(type(x))
    @f.register
    def _(self, x: int): return -x
    @f.register
    def _(self, x: str): return x[::-1]
    @cached_property
    def heavy(self): print("heavy!"); return 42
    def setv(self, v): self.v = v
    on = partialmethod(setv, True)
f = F(); print(f.f(3), f.f("abc"), f.heavy, f.heavy, f.__dict__); f.on(); print(f.v)
try: f.f([])
except NotImplementedError as e: print(e)
@total_ordering
class V:
    def __init__(s, n): s.n = n
    def __eq__(s, o): return s.n == o.n
    def __lt__(s, o): return s.n < o.n
print(V(1) >= V(0), V(1) <= V(0), V(3) > V(2), max([V(1), V(5)]).n)
print(sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda a, b: len(b) - len(a))))
def deco(fn):
    @wraps(fn)
    def w(*a, **k):
        "wrapper doc"
        return fn(*a, **k)
    return w
@deco
def orig(a: int, b: str = "x") -> None: "orig doc"
import inspect
print(orig.__name__, orig.__doc__, orig.__wrapped__, inspect.signature(orig)) if 0 else print(orig.__name__, orig.__doc__, inspect.signature(orig))
try: sq([])
except TypeError as e: print(e)
try: total_ordering(type("X", (), {}))
except ValueError as e: print(e)
print(repr(sq)[:30], functools.WRAPPER_ASSIGNMENTS)
p2 = partial(functools.Placeholder.__class__) if 0 else partial(pow, functools.Placeholder, 2); print(p2(5), p2)
