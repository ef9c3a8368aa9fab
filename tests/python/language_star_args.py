def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3}), f(*"ab", *"cd", c=1, **{"x": 1}, **{"y": 2}))


def pos(a, b, /, c):
    return a, b, c


def kwonly(*, a, b=1):
    return a, b


print(pos(1, 2, 3), pos(1, 2, c=3), kwonly(a=1))
for code in ("f()", "f(1)", "f(1, c=1, a=2)", "pos(1, b=2, c=3)", "pos(1)", "kwonly(1)", "kwonly()", "kwonly(a=1, z=2)", "f(1, **{'c': 1}, c=2)",
             "f(*5)", "f(**5)", "f(**{1: 2})", "(lambda: 0)(1)", "(lambda a, b: 0)(1, 2, 3)", "(lambda a, b=1: 0)(1, 2, 3)", "pos()", "kwonly(**{'c': 1, 'd': 2, 'a': 1})"):
    try:
        print(eval(code))
    except TypeError as error:
        print(code, "->", error)
print([*range(3), *"ab"], (*[1], 2), {*[1, 2], 3}, {**{"a": 1}, "b": 2, **{"a": 3}})
first, *rest = "hello"
*init, last = [1, 2]
a, (b, *c), d = 1, (2, 3, 4), 5
print(first, rest, init, last, a, b, c, d)
for x, *y in [(1, 2, 3), "ab"]:
    print(x, y)
for code in ("a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]"):
    try:
        exec(code)
    except Exception as error:
        print(type(error).__name__, error)


def default(x, acc=[]):
    acc.append(x)
    return acc


print(default(1), default(2), default.__defaults__, f.__kwdefaults__)
