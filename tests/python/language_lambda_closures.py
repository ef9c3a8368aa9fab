def counter():
    n = 0
    def inc(step=1):
        nonlocal n
        n += step
        return n
    return inc, lambda: n


inc, get = counter()
inc(), inc(5)
print(get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars, inc.__name__, inc.__qualname__)
compose = lambda *fs: lambda x: [x := f(x) for f in fs][-1] if fs else x
print((lambda x, *a, k=3, **kw: (x, a, k, kw))(1, 2, k=4, z=5), sorted(range(5), key=lambda x: -x), (lambda: (yield))().__class__.__name__)
adders = [(lambda n: lambda x: x + n)(i) for i in range(3)]
print([a(10) for a in adders], (lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))


def f(a, b: int = 2, *c, d=4, **e) -> str:
    """doc"""


print(f.__defaults__, f.__kwdefaults__, f.__doc__, f.__annotations__, f.__code__.co_varnames, f.__code__.co_argcount, f.__module__)
f.attr = 1
print(f.attr, f(1))
