from enum import Enum, Flag, auto, IntEnum
from dataclasses import dataclass, field
import abc, types
class Suit(Enum):
    CLUBS = "♣"; HEARTS = "♥"
    @property
    def color(self): return "red" if self is Suit.HEARTS else "black"
    def __str__(self): return self.value
class Rank(IntEnum): TWO = 2; JACK = 11; ACE = 14
@dataclass(frozen=True, order=True)
class Card:
    rank: Rank
    suit: Suit = field(compare=False)
    def __str__(self): return f"{self.rank.name.title()}{self.suit}"
deck = [Card(r, s) for s in Suit for r in Rank]; print(len(deck), max(deck), sorted(deck, reverse=True)[0], str(deck[0]), deck[0], Suit.HEARTS.color, Rank.ACE > Rank.JACK, Rank(11), [str(s) for s in Suit], Card(Rank.TWO, Suit.CLUBS) == Card(Rank.TWO, Suit.HEARTS))
class Access(Flag): READ = auto(); WRITE = auto(); EXEC = auto(); ALL = READ | WRITE | EXEC
u = Access.READ | Access.EXEC; print(u, Access.WRITE in u, u & Access.EXEC, u | Access.WRITE == Access.ALL, [a.name for a in u], Access(3), Access.ALL & ~Access.READ, bool(u & Access.WRITE))
class Observer(abc.ABC):
    @abc.abstractmethod
    def update(self, event): ...
class Subject:
    def __init__(self): self._obs = []
    def attach(self, o): self._obs.append(o); return self
    def notify(self, e): return [o.update(e) for o in self._obs]
class P(Observer):
    def __init__(self, n): self.n = n
    def update(self, e): return f"{self.n}<-{e}"
print(Subject().attach(P("a")).attach(P("b")).notify("evt"))
class Command:
    def __init__(self, do, undo): self.do, self.undo = do, undo
class Editor:
    def __init__(self): self.text, self.done = "", []
    def run(self, c): c.do(self); self.done.append(c)
    def undo(self): self.done and self.done.pop().undo(self)
def insert(s): return Command(lambda e: setattr(e, "text", e.text + s), lambda e: setattr(e, "text", e.text[:-len(s)]))
ed = Editor(); [ed.run(insert(s)) for s in ("ab", "cde")]; print(ed.text); ed.undo(); print(ed.text); ed.undo(); ed.undo(); print(repr(ed.text))
class Registry:
    _r = {}
    @classmethod
    def register(cls, name): return lambda k: cls._r.setdefault(name, k)
    @classmethod
    def create(cls, name, *a): return cls._r[name](*a)
@Registry.register("sq")
class Sq:
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
print(Registry.create("sq", 3).area(), Registry._r)
class Builder:
    def __init__(self): self._p = {}
    def __getattr__(self, n):
        if n.startswith("with_"): return lambda v: (self._p.__setitem__(n[5:], v), self)[1]
        raise AttributeError(n)
    def build(self): return types.SimpleNamespace(**self._p)
print(Builder().with_name("x").with_size(3).build())
class Temp:
    def __get__(self, o, t): return o._c * 9 / 5 + 32
    def __set__(self, o, v): o._c = (v - 32) * 5 / 9
class T:
    f = Temp()
    def __init__(self, c): self._c = c
t = T(100); print(t.f); t.f = 32; print(t._c)
class Poly:
    def __init__(self, *c): self.c = c
    def __call__(self, x): return sum(k * x ** i for i, k in enumerate(self.c))
    def __add__(self, o): from itertools import zip_longest; return Poly(*(a + b for a, b in zip_longest(self.c, o.c, fillvalue=0)))
    def __str__(self): return " + ".join(f"{k}x^{i}" if i else str(k) for i, k in enumerate(self.c) if k)
    def __eq__(self, o): return isinstance(o, Poly) and self.c == o.c
    def __getitem__(self, i): return self.c[i]
    def __len__(self): return len(self.c)
p = Poly(1, 0, 2); print(p, p(3), p + Poly(1, 1), p == Poly(1, 0, 2), p[-1], len(p), list(p), 2 in p, *p)
def visit(n):
    match n:
        case {"op": "add" | "+", "args": [a, b]}: return visit(a) + visit(b)
        case {"op": "neg", "args": [a]}: return -visit(a)
        case int() | float() as v: return v
        case str(s) if s.isdigit(): return int(s)
        case [x]: return visit(x)
        case [x, *xs]: return visit(x) + visit(xs)
        case Card(rank=r): return int(r)
        case None: return 0
        case _: raise ValueError(f"cannot visit {n!r}")
print(visit({"op": "+", "args": [1, {"op": "neg", "args": ["5"]}]}), visit([1, "2", [3]]), visit(deck[0]), visit(None))
try: visit("abc")
except ValueError as e: print(e)
