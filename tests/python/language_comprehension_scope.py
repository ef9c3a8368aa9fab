x = "outer"
print([x for x in range(3)], x, {x: x * x for x in range(2)}, {x % 2 for x in range(5)}, x)
print([(i, j) for i in range(3) for j in range(i)], [[j for j in range(i)] for i in range(3)], [i for i in range(20) if i % 2 if i % 3])
fs = [lambda: i for i in range(3)]
print([f() for f in fs])


def f():
    y = 5
    return [y + z for z in range(2)], locals().keys()


print(f())


class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    try:
        bad = [i * k for i in items for k in items]
    except NameError as error:
        print(error)


print(C.doubled)
print([a for a, *b in [(1, 2, 3)]], [b for a, (b, c) in [(1, (2, 3))]], {k: v for k, v in zip("ab", [1, 2])}, {**{c: 1 for c in "a"}})
print(list(map(lambda n: [n for _ in range(n)], range(3))), [*(i for i in range(2)), 9], sum(1 for _ in "abc"))
g = (i for i in undefined) if False else (i for i in [1])
print(next(g))
try:
    (i for i in undefined)
except NameError as error:
    print("outermost is evaluated at once:", error)
lazy = (undefined for i in [1])
try:
    next(lazy)
except NameError as error:
    print("lazy:", error)
print([i if i else "zero" for i in (0, 1)], [[0] * 2 for _ in range(2)], dict.fromkeys([k for k in "aba"]), {i: {j for j in range(i)} for i in range(3)})
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [x for row in matrix for x in row if x % 2])
