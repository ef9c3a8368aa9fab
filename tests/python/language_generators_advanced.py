def gen():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
        print("got", y)
    except ValueError as error:
        print("caught", error)
        yield "recovered"
    finally:
        print("closing")
    return "result"


g = gen()
print(next(g), g.send("a"), g.throw(ValueError("v")))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
g = gen()
next(g)
g.close()
g.close()
print(list(g))


def delegate():
    result = yield from gen()
    print("delegated", result)
    yield from "xy"


d = delegate()
print(next(d), d.send("p"), d.send("q"), list(d))


def bad_close():
    try:
        yield
    except GeneratorExit:
        yield "ignored"


b = bad_close()
next(b)
try:
    b.close()
except RuntimeError as error:
    print(error)
try:
    gen().send(1)
except TypeError as error:
    print(error)


def stops():
    yield 1
    raise StopIteration("x")


try:
    list(stops())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as error:
    print(error)
print(sum(i * i for i in range(4)), list(i for i in (j for j in "ab")), (lambda: (yield))().send(None))


def walk(tree):
    if isinstance(tree, list):
        for branch in tree:
            yield from walk(branch)
    else:
        yield tree


print(list(walk([1, [2, [3, []], 4]])))


def returns_on_close():
    try:
        yield
    except GeneratorExit:
        return "closed value"


r = returns_on_close()
next(r)
print(r.close(), g.gi_frame, g.gi_running, gen.__name__, gen().__name__)
lazy = (print("evaluated", i) for i in [1])
print("before")
list(lazy)
