import functools


def trace(function):
    @functools.wraps(function)
    def wrapper(*args, **kw):
        result = function(*args, **kw)
        print(f"{function.__name__}{args}{kw} = {result}")
        return result
    return wrapper


def repeat(times):
    def decorate(function):
        return lambda *a: [function(*a) for _ in range(times)]
    return decorate


@repeat(2)
@trace
def add(a, b=1):
    return a + b


print(add(1))


class CountCalls:
    def __init__(self, function):
        self.function, self.count = function, 0

    def __call__(self, *args):
        self.count += 1
        return self.function(*args)

    def __get__(self, obj, owner):
        return functools.partial(self, obj)


@CountCalls
def hello():
    return "hi"


hello(), hello()
print(hello.count)


class K:
    @CountCalls
    def method(self, x):
        return x * 2

    @staticmethod
    @trace
    def st(x):
        return x

    @classmethod
    @trace
    def cl(cls, x):
        return x


k = K()
print(k.method(4), K.__dict__["method"].count)
K.st(1), k.cl(2) if False else None


def class_deco(cls):
    cls.added = "yes"
    return cls


@class_deco
class D:
    pass


print(D.added)


def order(n):
    print("evaluated", n)
    def deco(f):
        print("applied", n)
        return f
    return deco


@order(1)
@order(2)
def ordered():
    pass


registry = {}
register = lambda name: lambda f: registry.setdefault(name, f)


@register("x")
def x():
    return "registered x"


print(registry["x"](), [d for d in [trace]][0].__name__)


@(lambda f: f())
def immediately():
    return 5


print(immediately)
