from abc import ABC, abstractmethod, ABCMeta
from collections.abc import *


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    def describe(self):
        return f"{self.name} {self.area()}"


class Square(Shape):
    def __init__(self, s=2):
        self.s = s

    def area(self):
        return self.s**2

    name = "square"

    @classmethod
    def make(cls):
        return cls(3)


print(Square.make().describe(), sorted(Shape.__abstractmethods__))
for cls in (Shape,):
    try:
        cls()
    except TypeError as error:
        print(error)


class Plug(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "plug") or NotImplemented


class Thing:
    plug = 1


print(issubclass(Thing, Plug), isinstance(Thing(), Plug), isinstance(5, Plug))
Plug.register(int)
print(isinstance(5, Plug))


class Row(Sequence):
    def __init__(self, *a):
        self.a = a

    def __getitem__(self, i):
        return self.a[i]

    def __len__(self):
        return len(self.a)


r = Row(1, 2, 2)
print(r.index(2), r.count(2), list(reversed(r)), 1 in r, list(r))


class D(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)


d = D()
d.update(a=1, b=2)
print(d.pop("a"), d.setdefault("c", 5), list(d.items()), d.get("zz"), "b" in d, d == {"b": 2, "c": 5}, d.popitem())
print([isinstance(x, t) for x, t in [([], Sequence), ({}, Mapping), ("", Sequence), (set(), Set), (iter([]), Iterator), (len, Callable), ([], Hashable), ((), Hashable), (range(3), Sequence), (5, Iterable), ((i for i in []), Generator), (b"", Sequence), ({}.keys(), KeysView)]])
try:
    Row.__init__ and Sequence()
except TypeError as error:
    print(error)
