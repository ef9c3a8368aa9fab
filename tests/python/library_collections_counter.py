from collections import Counter

c = Counter("abracadabra")
print(c, c["z"], c.most_common(2), c.total())
c.update("aaa")
c.subtract({"a": 2, "z": 1})
print(c, sorted(c.elements()))
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=5)
print(a + b, a - b, a & b, a | b, +Counter(a=-1, b=2), -Counter(a=-1))
print(a == Counter(b=1, a=3), a <= b, Counter(a=1) < Counter(a=2), a != b)
del a["nothing"]
print(Counter(), repr(Counter(a=0)), Counter([1, 1, 2]), dict(Counter("aab")), list(Counter("xyx").items()))
a += b
print(a)
a -= Counter(c=10)
print(a, Counter(a=1).copy())
try:
    Counter.fromkeys("ab")
except NotImplementedError as error:
    print(error)
print(Counter(a=0, b=1) == Counter(b=1), Counter(x=2.5, y=1).most_common(), isinstance(c, dict))
