import functools


@functools.lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print([square(n) for n in (1, 2, 1, 3, 2, 1)])
print(square.cache_info())
square.cache_clear()
print(square.cache_info(), square.cache_parameters())


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@functools.lru_cache
def typed(*args, **kw):
    return args, kw


print(typed(1, a=2), typed(1.0, a=2), typed(a=2), typed.cache_info().misses)


@functools.lru_cache(typed=True)
def t2(x):
    return x


t2(1), t2(1.0), t2(True)
print(t2.cache_info().misses, t2.__wrapped__(5), t2.__name__)
try:
    square([])
except TypeError as error:
    print(type(error).__name__)


class Data:
    def __init__(self, values):
        self.values = values

    @functools.cached_property
    def total(self):
        print("summing")
        return sum(self.values)


d = Data([1, 2, 3])
print(d.total, d.total, d.__dict__)
del d.total
print(d.total)
