from enum import Flag, IntFlag, auto, Enum, KEEP, STRICT


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


p = Perm.R | Perm.X
print(p, repr(p), p.value, Perm.R in p, Perm.W in p, list(p), len(p), bool(p & Perm.W))
print(Perm.RW, ~Perm.R, Perm(0), repr(Perm(0)), Perm(7), p ^ Perm.R, Perm.R | Perm.W == Perm.RW, list(Perm))
try:
    Perm(8)
except ValueError as error:
    print(error)


class I(IntFlag):
    A = 1
    B = 2


print(I.A | I.B, repr(I.A | I.B), I.A | 8, repr(I(8)), I.A + 1, repr(~I.A), I(3) == 3)


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return 6.673e-11 * self.mass / self.radius**2


print(Planet.MARS.value, f"{Planet.EARTH.gravity:.3f}")


class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj

    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coord.PY, Coord(1).label)


class Auto(Enum):
    def _generate_next_value_(name, start, count, last):
        return name.lower() + str(count)

    A = auto()
    B = auto()

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "default" else None


print([m.value for m in Auto], Auto("default"))
try:
    Auto("zz")
except ValueError as error:
    print(error)


class Shape(Enum):
    SQUARE = lambda self: 4
    CIRCLE = 1
    _ignore_ = ["tmp"]
    tmp = 5


print(list(Shape), Shape.SQUARE(None))
match Planet.EARTH:
    case Planet.MARS:
        print("mars")
    case Planet.EARTH:
        print("earth")
