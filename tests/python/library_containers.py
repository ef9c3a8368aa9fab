from typing import Any, Generic, Iterable, Iterator, overload, TypeVar, Self
from collections.abc import MutableMapping, Sequence, Hashable
from dataclasses import dataclass


class CaseInsensitiveDict(MutableMapping):
    def __init__(self, data=(), /, **kw):
        self._store = {}
        self.update(dict(data), **kw)

    def __setitem__(self, k, v):
        self._store[k.lower()] = (k, v)

    def __getitem__(self, k):
        return self._store[k.lower()][1]

    def __delitem__(self, k):
        del self._store[k.lower()]

    def __iter__(self):
        return (k for k, _ in self._store.values())

    def __len__(self):
        return len(self._store)

    def __repr__(self):
        return f"{type(self).__name__}({dict(self.items())})"


class Range(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[j] for j in range(*i.indices(self.n))]
        if not -self.n <= i < self.n:
            raise IndexError(i)
        return (i % self.n) ** 2


@dataclass
class Stack[T]:
    items: list[T]

    def push(self, x: T) -> Self:
        self.items.append(x)
        return self

    def __iter__(self) -> Iterator[T]:
        return reversed(self.items)


def first[T](xs: Iterable[T], default: T | None = None) -> T | None:
    return next(iter(xs), default)


type Pair[A, B = int] = tuple[A, B]

d = CaseInsensitiveDict({"Content-Type": "text/html"}, Accept="*/*")
d["CONTENT-TYPE"] = "json"
print(d, d["accept"], "ACCEPT" in d, d.get("x", 1), d.pop("Accept"), len(d), d.setdefault("new", 5), list(d))
print(d == {"CONTENT-TYPE": "json", "new": 5}, d.popitem(), bool(d), sorted(d.items()), isinstance(d, Hashable))
r = Range(5)
print(list(r), r[-1], r[1:3], 9 in r, r.index(16), list(reversed(r)), r.count(4), isinstance(r, Sequence))
s = Stack([1]).push(2).push(3)
print(list(s), s, first(s), first([], "none"), Stack[int], first.__type_params__)
print(Pair, Pair[str], Pair.__type_params__, Stack.__parameters__ if hasattr(Stack, "__parameters__") else None)
try:
    r[10]
except IndexError as e:
    print("IndexError", e)
try:
    d["missing"]
except KeyError as e:
    print("KeyError", e)
try:
    class Bad(MutableMapping):
        def __getitem__(self, k): ...
    Bad()
except TypeError as e:
    print(e)
del d["missing"]
