import sys


def fact(n): return 1 if n < 2 else n * fact(n - 1)
def hanoi(n, a, b, c): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
def flatten(x): return [z for y in x for z in (flatten(y) if isinstance(y, list) else [y])]


print(fact(20), hanoi(5, "a", "b", "c"), ack(2, 3), perms("abc"), flatten([1, [2, [3]]]))


def forever(n): return forever(n + 1)


try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, str(e)[:32])
l = []
l.append(l)
d = {}
d["d"] = d
print(l, d, l == l)
