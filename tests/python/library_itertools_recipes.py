from itertools import *
from collections import deque
import operator


def take(n, it): return list(islice(it, n))
def sieve(n):
    data = bytearray((0, 1)) * (n // 2)
    for p in range(3, int(n**0.5) + 1, 2):
        if data[p]:
            data[p * p:n:p + p] = bytes(len(range(p * p, n, p + p)))
    return [2] + [i for i in range(3, n, 2) if data[i]]
def sliding(it, n):
    w = deque(islice(it := iter(it), n - 1), maxlen=n)
    for x in it:
        w.append(x)
        yield tuple(w)
def partition(p, it):
    a, b = tee(it)
    return list(filterfalse(p, a)), list(filter(p, b))
def roundrobin(*its):
    its = map(iter, its)
    for n in range(3, 0, -1):
        its = cycle(islice(its, n))
        yield from map(next, its)


print(take(3, count()), list(sliding("ABCDE", 3)), partition(lambda x: x % 2, range(6)), sieve(30))
print(list(roundrobin("ABC", "D", "EF")), list(accumulate(range(1, 6), operator.mul)), [k for k, g in groupby("AABBA")], sum(map(operator.mul, [1, 2], [3, 4])))
print(list(chain.from_iterable(repeat(x, x) for x in range(4))), dict(zip(count(), "ab")), list(zip_longest(*[iter("ABCDE")] * 2)))
