class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        return self.swallow


with CM("a") as a, CM("b") as b:
    print(a, b)
with (CM("c") as c, CM("d", True)):
    raise ValueError("v")
try:
    with CM("e"):
        with CM("f"):
            1 / 0
except ZeroDivisionError:
    print("out")


def f():
    with CM("g"):
        return "returned"


print(f())
for i in range(2):
    with CM(i):
        if i == 0:
            continue
        break


class BadExit(CM):
    def __exit__(self, *a):
        raise KeyError("exit")


try:
    with BadExit("h"):
        raise ValueError("body")
except KeyError as e:
    print(repr(e), repr(e.__context__))
for bad in (5, type("X", (), {"__enter__": lambda s: 0})()):
    try:
        with bad:
            pass
    except TypeError as e:
        print(e)
with CM("i") as (x, *y):
    print(x, y)
