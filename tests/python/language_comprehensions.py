print([x for x in range(10) if x % 2 if x % 3])
print([[i * j for j in range(3)] for i in range(3)])
print({k: v for k, v in zip("abc", range(3))}, {c for c in "hello"} == set("helo"))
print([(x, y) for x in range(3) for y in range(x)])
matrix = [[1, 2], [3, 4]]
print([row[i] for i in range(2) for row in matrix], [*zip(*matrix)])
x = "outer"
print([x for x in range(2)], x)
print([y := 5, y * 2], y)
print([z for w in range(3) if (z := w * 2) > 1], z)


class Scope:
    items = [1, 2]
    doubled = [i * 2 for i in items]


print(Scope.doubled)
print(list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])))
print([f() for f in [lambda n=n: n for n in range(3)]])
print(dict.fromkeys("ab", 0), list(reversed([1, 2, 3])), [*"ab", *(1, 2)], {**{"a": 1}, "a": 2})
print(any(n > 2 for n in [1, 2, 3]), all(n > 2 for n in [1, 2, 3]), sum(1 for _ in "abc"))
g = (i for i in range(3))
print(2 in g, list(g))
