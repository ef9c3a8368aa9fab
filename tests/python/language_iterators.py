class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Count(3)), max(Count(4)), sorted(Count(3)), tuple(Count(2)), 1 in Count(3), [*Count(2)], dict(zip("ab", Count(2))))


class Seq:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10

    def __len__(self):
        return 3


print(list(Seq()), 20 in Seq(), list(reversed(Seq())), list(enumerate(Seq(), 1)))


class Rev:
    def __reversed__(self):
        return iter("reversed")

    def __length_hint__(self):
        return 5


print("".join(reversed(Rev())))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "end"), list(iter(lambda c=[3]: c.append(c[-1] - 1) or c[-1], 0)))
z = zip("abc", range(2))
print(list(z), list(zip()), list(zip([1], strict=True)), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, "", "a"])))
print(any([]), all([]), any(x > 2 for x in [1, 3]), list(range(10, 0, -3)), list(reversed(range(3))), range(5)[1:3], range(0, 10, 3)[-1], 3 in range(0, 9, 3), range(3) == range(0, 3, 1), len(range(0, 10, 3)), range(5).index(3))
print(next(enumerate("a")), sum([[1], [2]], []), sum([0.1] * 10), sum([1, 2.5], 10), min("b", "a"), min([], default=0), max("aa", "b", key=len), max([1, 5], [2]), list(map(None, [])) if 0 else "-")
d = {"a": 1}
try:
    for k in d:
        d["b"] = 2
except RuntimeError as error:
    print(error)
s = {1}
try:
    for k in s:
        s.add(k + 100)
except RuntimeError as error:
    print(error)
l = [1, 2, 3]
for x in l:
    if x < 3:
        l.append(x + 10) if len(l) < 5 else None
print(l)


class BadIter:
    def __iter__(self):
        return 5


try:
    iter(BadIter())
except TypeError as error:
    print(error)
for i in range(3):
    if i == 5:
        break
else:
    print("for else")
while False:
    pass
else:
    print("while else")
