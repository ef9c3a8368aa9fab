from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique, verify, CONTINUOUS, UNIQUE, member, nonmember
class Color(Enum):
    RED = 1; GREEN = 2; BLUE = 3; CRIMSON = 1
    @property
    def pretty(self): return self.name.title()
    @classmethod
    def parse(cls, s): return cls[s.upper()]
print(list(Color), Color.RED, repr(Color.RED), Color(2), Color["BLUE"], Color.CRIMSON is Color.RED, len(Color))
print(Color.__members__, Color.RED.pretty, Color.parse("green"), Color.RED in Color, 1 in Color, 9 in Color)
for bad in (lambda: Color(9), lambda: Color["X"], lambda: Color.RED < Color.BLUE, lambda: setattr(Color, "RED", 5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
try:
    Color.PURPLE
except AttributeError as e: print(e)
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6); EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def gravity(self): return 6.67300E-11 * self.mass / self.radius ** 2
print(Planet.EARTH.value, f"{Planet.EARTH.gravity:.3f}", Planet.EARTH)
class Perm(Flag):
    R = auto(); W = auto(); X = auto(); RWX = R | W | X
p = Perm.R | Perm.W
print(p, repr(p), p.value, Perm.R in p, ~p, p ^ Perm.R, Perm(0), bool(Perm(0)), list(p), Perm.RWX, len(p), Perm(6))
try: Perm(8)
except ValueError as e: print(e)
class N(IntEnum): A = 1; B = 2
print(N.A + 1, N.A < N.B, sorted(N, reverse=True), f"{N.A}", f"{N.A!r}", N.B * 2.5, str(N.A), [10, 20, 30][N.A], N.A == 1)
class S(StrEnum): LOW = auto(); HIGH = "Hi"
print(S.LOW, repr(S.HIGH), S.LOW.upper(), S("low"), f"{S.HIGH:>5}", S.LOW == "low")
class IF(IntFlag): A = 1; B = 2; C = 4
print(IF.A | 8, IF(3), repr(IF(3)), IF.A | IF.C, (IF.A | IF.B) & 2, ~IF.A)
try:
    @unique
    class U(Enum): a = 1; b = 1
except ValueError as e: print(e)
class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    X = auto(); Y = auto()
print(Auto.X.value, Auto.Y.value, list(Auto))
class M(Enum):
    ONE = 1; OTHER = 99
    @classmethod
    def _missing_(cls, v): return cls.OTHER if isinstance(v, int) else None
print(M(5))
try: M("q")
except ValueError as e: print(e)
Animal = Enum("Animal", "CAT DOG", start=5); print(list(Animal), Animal.CAT.value)
try:
    class E2(Color): Z = 5
except TypeError as e: print(e)
match Color(1):
    case Color.RED: print("red!")
print(hash(Color.RED) == hash("RED"), Color.RED.__class__, type(Color), dir(Color)[:3], Color.RED.name.__class__)
class W(Enum):
    A = 1
    @nonmember
    class Inner: pass
    B = member(lambda x: x)
print(list(W)[0], W.Inner.__name__, len(W))
