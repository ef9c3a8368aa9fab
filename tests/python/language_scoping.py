x = "global"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "changed"
        return x

    def reader():
        return x

    print(reader(), inner(), reader())


outer()
print(x)


def use_global():
    global x, fresh
    x = "new global"
    fresh = 1


use_global()
print(x, fresh)


def unbound():
    print(y)
    y = 1


def free():
    def g():
        return z
    if False:
        z = 1
    return g()


for function in (unbound, free, lambda: undefined_name):
    try:
        function()
    except NameError as error:
        print(type(error).__name__, error)


class A:
    x = "class"
    seen = [x for _ in range(1)]

    def method(self):
        return x

    lam = lambda self: x


print(A.seen, A().method(), A().lam())
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
print(sorted(k for k in (lambda a, b=2: locals())(1)))


def deleted():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as error:
        print(error)


deleted()
exec("q = 5\nprint(q)")
ns = {"a": 2}
print(eval("a * 3", ns), eval("x", {"x": 1}, {"x": 2}))
