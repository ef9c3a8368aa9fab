from functools import reduce, partial, lru_cache, wraps, singledispatch, cached_property, total_ordering
from itertools import chain, groupby, islice, count, cycle, product, permutations, combinations, accumulate, starmap, tee, zip_longest, takewhile, dropwhile
from operator import itemgetter, attrgetter, mul, add
compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
print(compose(lambda x: x + 1, lambda x: x * 2, str)(3))
class Pipeline:
    def __init__(self, data): self.data = data
    def __or__(self, f): return Pipeline(f(self.data))
    def __iter__(self): return iter(self.data)
    def map(self, f): return Pipeline(map(f, self.data))
    def filter(self, f): return Pipeline(filter(f, self.data))
    def reduce(self, f, *i): return reduce(f, self.data, *i)
print(list(Pipeline(range(10)).filter(lambda x: x % 2).map(lambda x: x ** 2)), Pipeline([1, 2, 3]).reduce(add), list(Pipeline([3, 1]) | sorted | reversed))
people = [{"n": "Ann", "a": 30, "c": "X"}, {"n": "Bob", "a": 25, "c": "Y"}, {"n": "Cy", "a": 35, "c": "X"}]
for k, g in groupby(sorted(people, key=itemgetter("c")), itemgetter("c")): print(k, [p["n"] for p in g])
print(max(people, key=itemgetter("a"))["n"], sorted(people, key=lambda p: (p["c"], -p["a"]))[0]["n"], sum(map(itemgetter("a"), people)) / len(people), {p["n"]: p["a"] for p in people if p["a"] > 26})
def curry(f, n=None):
    n = n or f.__code__.co_argcount
    def inner(*a): return f(*a) if len(a) >= n else lambda *b: inner(*a, *b)
    return inner
print(curry(lambda a, b, c: a + b + c)(1)(2)(3), curry(lambda a, b: a * b)(3, 4))
def trampoline(f):
    @wraps(f)
    def w(*a):
        r = f(*a)
        while callable(r): r = r()
        return r
    return w
@trampoline
def fact(n, acc=1): return acc if n < 2 else lambda: fact.__wrapped__(n - 1, acc * n)
print(fact(20), fact.__name__)
def primes():
    yield 2
    found = [2]
    for n in count(3, 2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, found)): found.append(n); yield n
print(list(islice(primes(), 12)), next(dropwhile(lambda p: p < 100, primes())))
def chunked(it, n):
    it = iter(it)
    while c := list(islice(it, n)): yield c
def flatten(x):
    for i in x:
        if isinstance(i, (list, tuple)): yield from flatten(i)
        else: yield i
def pairwise_diff(xs): a, b = tee(xs); next(b); return [y - x for x, y in zip(a, b)]
print(list(chunked(range(7), 3)), list(flatten([1, [2, (3, [4])], 5])), pairwise_diff([1, 4, 9, 16]), list(zip_longest("ab", "c", fillvalue="-")), list(starmap(mul, [(2, 3), (4, 5)])), list(accumulate([1, 2, 3, 4], mul)), ["".join(p) for p in permutations("abc", 2)], list(combinations(range(4), 3))[-1], list(islice(cycle("ab"), 5)), list(product("ab", [1, 2])))
@singledispatch
def fmt(x): return f"?{x!r}"
@fmt.register(int)
def _(x): return f"int:{x}"
@fmt.register(list)
def _(x): return "[" + ";".join(map(fmt, x)) + "]"
@fmt.register(dict)
def _(x): return "{" + ",".join(f"{k}={fmt(v)}" for k, v in x.items()) + "}"
print(fmt([1, "a", {"k": [2.5]}]), fmt.registry[int].__name__, fmt.dispatch(bool) is fmt.registry[int])
class Circle:
    def __init__(self, r): self.r = r
    @cached_property
    def area(self): print("computing"); return round(3.14159 * self.r ** 2, 2)
c = Circle(2); print(c.area, c.area, "area" in c.__dict__); del c.area; print(c.area)
@lru_cache(maxsize=None)
def grid(m, n): return 1 if m == 1 or n == 1 else grid(m - 1, n) + grid(m, n - 1)
print(grid(18, 18), grid.cache_info(), partial(pow, exp=2)(5), partial(int, base=16)("ff"))
@total_ordering
class Ver:
    def __init__(self, s): self.t = tuple(map(int, s.split(".")))
    def __eq__(self, o): return self.t == o.t
    def __lt__(self, o): return self.t < o.t
    def __repr__(self): return "v" + ".".join(map(str, self.t))
print(sorted(map(Ver, ["1.10", "1.2", "1.2.1"])), Ver("1.0") >= Ver("0.9"), max(Ver("2.0"), Ver("1.9")), Ver("1") != Ver("1"))
