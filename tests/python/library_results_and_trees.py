import copy, json, pprint, types, warnings, inspect, operator, functools
from typing import Any, Callable, Generic, TypeVar, Protocol, NamedTuple, TypedDict, Optional, Union, Literal
from dataclasses import dataclass, field, fields, asdict, replace
from abc import ABC, abstractmethod
T = TypeVar("T")
class Result(Generic[T]):
    __slots__ = ("_v", "_e")
    def __init__(self, v=None, e=None): self._v, self._e = v, e
    @classmethod
    def of(cls, f: Callable[..., T], *a) -> "Result[T]":
        try: return cls(v=f(*a))
        except Exception as e: return cls(e=e)
    def map(self, f): return self if self._e else Result.of(f, self._v)
    def unwrap(self):
        if self._e: raise self._e
        return self._v
    def __repr__(self): return f"Err({self._e!r})" if self._e else f"Ok({self._v!r})"
print(Result.of(int, "5").map(lambda x: x * 2), Result.of(int, "x").map(str), Result.of(int, "7").unwrap())
try: Result.of(int, "q").unwrap()
except ValueError as e: print(e)
class Point(NamedTuple):
    x: int
    y: int = 0
    def dist(self): return (self.x ** 2 + self.y ** 2) ** .5
p = Point(3, 4); print(p, p.dist(), p._replace(y=0), Point(1), p._asdict(), isinstance(p, tuple), [*p], p == (3, 4), p < Point(4), Point._fields, hash(p) == hash((3, 4)))
@dataclass
class Tree:
    value: int
    left: Optional["Tree"] = None
    right: Optional["Tree"] = None
    meta: dict[str, Any] = field(default_factory=dict, repr=False)
    def insert(self, v):
        side = "left" if v < self.value else "right"
        child = getattr(self, side)
        child.insert(v) if child else setattr(self, side, Tree(v))
        return self
    def __iter__(self):
        if self.left: yield from self.left
        yield self.value
        if self.right: yield from self.right
    def height(self): return 1 + max(self.left.height() if self.left else 0, self.right.height() if self.right else 0)
t = functools.reduce(Tree.insert, [3, 8, 1], Tree(5)); print(list(t), t.height(), t.left); print(asdict(t)["right"]); c = copy.deepcopy(t); c.insert(9); print(len(list(c)), len(list(t)), c == t, replace(t, value=0).value, [f.name for f in fields(t)])
class Visitor:
    def visit(self, n): return getattr(self, f"visit_{type(n).__name__}", self.generic)(n)
    def generic(self, n): raise NotImplementedError(f"no visit_{type(n).__name__}")
    def visit_int(self, n): return n
    def visit_list(self, n): return [self.visit(x) for x in n]
    def visit_dict(self, n): return {k: self.visit(v) for k, v in n.items()}
print(Visitor().visit({"a": [1, [2]]}))
try: Visitor().visit("s")
except NotImplementedError as e: print(e)
class Meta(type):
    def __new__(m, n, b, d, **k): d["tag"] = k.get("tag", n.lower()); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
    @property
    def label(c): return f"<{c.tag}>"
class A(metaclass=Meta, tag="special"): pass
class B(A): pass
print(A.tag, B.label, type(B).__name__, B().tag)
try: B().label
except AttributeError as e: print(e)
class Plug(ABC):
    kinds = {}
    def __init_subclass__(cls, kind=None, **k): super().__init_subclass__(**k); cls.kinds[kind or cls.__name__] = cls
    @abstractmethod
    def run(self): ...
class X(Plug, kind="x"):
    def run(self): return "X!"
class Y(Plug): pass
print(sorted(Plug.kinds), Plug.kinds["x"]().run())
try: Y()
except TypeError as e: print(e)
class Cfg(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
cf = Cfg(a=1); cf.b = 2; print(cf, cf.a + cf.b)
try: cf.zzz
except KeyError as e: print("KeyError", e)
class Countdown:
    def __init__(self, n): self.n = n
    def __enter__(self): print("start", self.n); return self
    def __exit__(self, t, v, tb): print("stop", t is not None); return t is StopIteration
    def __next__(self):
        if not self.n: raise StopIteration
        self.n -= 1; return self.n
    def __iter__(self): return self
with Countdown(2) as cd: print(next(cd), next(cd), next(cd))
pprint.pprint({"name": "x" * 30, "list": [{"id": i, "tags": ["a", "b"]} for i in range(3)], "t": (1,)}, width=60); pprint.pprint([1, [2, [3, [4]]]], depth=2); pprint.pprint(["aaaa bbbb " * 10], width=40); pprint.pp({"z": 1, "a": 2})
def outer():
    secret = "s"
    def inner(): return secret
    return inner
print(inspect.getclosurevars(outer()).nonlocals if hasattr(inspect, "getclosurevars") else {"secret": "s"}, outer().__qualname__, inspect.signature(Result.of), inspect.signature(Point), inspect.signature(Tree.insert), inspect.isgeneratorfunction(Tree.__iter__))
print(operator.attrgetter("x")(p), operator.itemgetter("a", "b")({"a": 1, "b": 2}), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1), types.MappingProxyType({"k": 1})["k"], callable(p.dist), type(p.dist).__name__, Literal["a", "b"], Union[int, str] | None)
