from abc import ABC, abstractmethod
from enum import Enum, IntEnum, Flag, auto, unique
import functools, operator
class Shape(ABC):
    registry = {}
    def __init_subclass__(cls, /, kind=None, **kw):
        super().__init_subclass__(**kw)
        Shape.registry[kind or cls.__name__.lower()] = cls
    @property
    @abstractmethod
    def area(self): ...
    def __lt__(self, o): return self.area < o.area
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
class Rect(Shape, kind="rectangle"):
    def __init__(self, w, h): self.w, self.h = w, h
    @property
    def area(self): return self.w * self.h
class Circle(Shape):
    def __init__(self, r): self.r = r
    @functools.cached_property
    def area(self):
        print("computing")
        return round(3.14159 * self.r ** 2, 2)
print(Shape.registry)
shapes = [Rect(3, 4), Circle(1.5), Rect(w=1, h=1)]
print(sorted(shapes), max(shapes), shapes[1].area)
try: Shape()
except TypeError as e: print(e)
class Half(Shape): pass
try: Half()
except TypeError as e: print(e)
class Color(Enum):
    RED = 1
    GREEN = "g"
    CRIMSON = 1
    def describe(self): return f"{self.name}:{self.value}"
    @classmethod
    def default(cls): return cls.GREEN
print(list(Color), Color.CRIMSON is Color.RED, Color("g"), Color["RED"].describe(), Color.default(), Color.__members__)
try: Color("zz")
except ValueError as e: print(e)
try: Color.RED = 3
except AttributeError as e: print(e)
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(Perm.R | Perm.X, Perm.RW, Perm.RW & Perm.W, ~Perm.R, Perm(7), Perm.R in Perm.RW, bool(Perm(0)), list(Perm.RW))
class P(IntEnum):
    LOW = 1; HIGH = 10
print(P.LOW < P.HIGH, P.HIGH + 1, sorted([P.HIGH, P.LOW]), f"{P.LOW}", repr(P.LOW), P(10).name)
try:
    @unique
    class Bad(Enum):
        A = 1; B = 1
except ValueError as e: print(e)
print(functools.reduce(operator.mul, range(1, 6)), functools.partial(int, base=2)("1011"))
@functools.singledispatch
def show(x): return f"obj {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return "list " + ",".join(map(show, x))
print(show(1), show([1, 2.5, [3]]), show("s"), show.dispatch(bool) is show.dispatch(int))
