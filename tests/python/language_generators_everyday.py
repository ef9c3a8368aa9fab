def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, it):
    return [x for x, _ in zip(it, range(n))]


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        n = self.start
        while n > 0:
            yield n
            n -= 1

    def __reversed__(self):
        yield from range(1, self.start + 1)


def coroutine(fn):
    def start(*a, **k):
        g = fn(*a, **k)
        next(g)
        return g
    return start


@coroutine
def grep(pattern, target):
    while True:
        line = yield
        if pattern in line:
            target.send(line)


@coroutine
def printer(prefix):
    n = 0
    try:
        while True:
            line = yield
            n += 1
            print(f"{prefix}{n}: {line}")
    except GeneratorExit:
        print("printer closed after", n)


def tree(n):
    if n:
        left = yield from tree(n - 1)
        yield n
        right = yield from tree(n - 1)
        return left + right + 1
    return 0


print(take(10, fib()), next(x for x in fib() if x > 1000))
print(list(Countdown(3)), list(reversed(Countdown(3))), sum(Countdown(4)), max(Countdown(2)), 2 in Countdown(3))
p = printer("> ")
g = grep("py", p)
for line in ("python is fun", "java", "pytest"):
    g.send(line)
p.close()
try:
    g.send("pypy")
except StopIteration as e:
    print("StopIteration", e.value)


def run():
    total = yield from tree(3)
    print("nodes", total)


print(list(run()))
gen = (i ** 2 for i in range(5) if i % 2)
print(gen, list(gen), list(gen)) if False else print(list(gen), list(gen))
m = map(lambda x, y: x + y, [1, 2, 3], [10, 20])
print(list(m), list(filter(str.isdigit, "a1b2")), list(enumerate("ab", 1)), dict(zip("ab", [1, 2])))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, None), list(iter(lambda c=iter("abX"): next(c), "X")))


def bad():
    yield 1
    raise RuntimeError("generator broke")


b = bad()
print(next(b))
try:
    next(b)
except RuntimeError as e:
    print(e)
print(list(b))
print(*(f"{x}{y}" for x in "ab" for y in (1, 2) if (x, y) != ("b", 1)))
nested = {k: [v * i for i in range(3)] for k, v in {"a": 1, "b": 2}.items()}
print(nested, {len(w) for w in ("a", "bb", "cc")}, [[j for j in range(i)] for i in range(3)])
first, *middle, last = range(5)
print(first, middle, last)
x = [1, 2, 3]
x[1:2] = [9, 9, 9]
del x[0]
print(x, x[::-1], x * 2, [*x, *"ab"], {**nested, "c": 0}.keys())
def g2():
    try:
        yield 1
    finally:
        print("cleanup")
for v in g2():
    raise KeyError(v)
