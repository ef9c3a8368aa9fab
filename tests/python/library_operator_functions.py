import operator
from operator import *

print(add(1, 2), sub(5, 3), mul("a", 3), truediv(1, 2), floordiv(7, 2), mod(7, 3), pow(2, 8), neg(3), pos(-1), abs(-4), inv(5), not_(0))
print(and_(6, 3), or_(6, 3), xor(6, 3), lshift(1, 4), rshift(16, 2), matmul.__name__, lt(1, 2), ge(1, 2), eq(1, 1.0), ne(1, 1), is_(None, None), is_not(1, None), truth([]))
print(concat([1], [2]), contains("abc", "b"), countOf([1, 2, 1], 1), indexOf("abc", "c"), getitem({"a": 1}, "a"), length_hint(iter([1, 2])), length_hint(object(), 7))
d = {}
setitem(d, "k", 1)
delitem(d, "k")
a = [1]
print(d, iadd(a, [2]), a, ixor(5, 1), index(True))
get = itemgetter(1, "x") if False else itemgetter(2, 0)
print(get("abc"), itemgetter("k")({"k": 5}), itemgetter(slice(1, 3))("abcd"), attrgetter("real", "imag")(3 + 4j), attrgetter("__class__.__name__")(1), methodcaller("replace", "a", "b")("banana"))
print(itemgetter(1), attrgetter("a.b"), methodcaller("f", 1, x=2))
print(sorted([("a", 3), ("b", 1)], key=itemgetter(1)), is_none(None), is_not_none(3), call(max, 1, 2))
for bad in (lambda: itemgetter(5)("abc"), lambda: attrgetter("nope")(1), lambda: indexOf([1], 2), lambda: index(1.5), lambda: add(1, "a")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
