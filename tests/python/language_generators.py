def numbers(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)
    return "end"


g = numbers(3)
print(next(g), g.send("a"), next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)


def delegate():
    result = yield from numbers(2)
    print("result", result)
    yield from "ab"


print(list(delegate()))


def closing():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("finally")


g = closing()
next(g)
g.close()
g.close()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)


def leak():
    yield 1
    raise StopIteration("x")


try:
    list(leak())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def inner():
    try:
        yield "inner"
    except KeyError as error:
        yield f"caught {error}"


def outer():
    yield from inner()
    yield "outer"


g = outer()
print(next(g), g.throw(KeyError("k")), next(g))
print(sum(x * x for x in range(5)), max((len(w), w) for w in ["aa", "b"]))
g = (i for i in [1, 2])
print(g.__name__, next(g), list(g), list(g))
print(next(iter([]), "default"))
gen = numbers(1)
try:
    gen.send("early")
except TypeError as error:
    print(error)


def selfish():
    yield next(me)


me = selfish()
try:
    next(me)
except ValueError as error:
    print(error)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


from itertools import islice, takewhile
print(list(islice(fib(), 10)), list(takewhile(lambda x: x < 20, fib())))
