# The operators of numbers as methods, and classes that extend numbers.
print(int.__add__(1, 2), int.__add__(1, 2.0), (5).__sub__(3), (5).__rsub__(3), (7).__divmod__(2), (7).__rdivmod__(2), (2).__pow__(10), (2).__pow__(10, 7), (1).__lshift__(4), (6).__and__(3), (6).__xor__(3), int.__neg__(5), (5).__bool__(), (5).__abs__(), (-5).__abs__(), (5).__invert__(), (5).__index__(), (5).__float__(), (5).__int__())
print(float.__add__(1.0, 2), float.__add__(1.5, "x"), (1.5).__radd__(1), (7.5).__floordiv__(2), (7.5).__mod__(2), (1.5).__int__(), (1.5).__trunc__(), (2.5).__round__(), (2.567).__round__(1), (1.5).__floor__(), (1.5).__ceil__(), (1.5).__mul__(1j))


class Meters(int):
    def __new__(cls, value, unit="m"):
        made = super().__new__(cls, value)
        made.unit = unit
        return made

    def __add__(self, other):
        return Meters(super().__add__(other))

    def __repr__(self):
        return f"{int(self)}{self.unit}"


m = Meters(5)
print(m, m + 3, type(m + 3).__name__, type(m - 3).__name__, m * 2, 3 + m, m == 5, {m: 1}[5], hash(m) == hash(5), m.unit, Meters("7", unit="k"), [1, 2, 3, 4, 5, 6][m], m / 2, -m, abs(m), f"{m:03d}", "%d" % m, m > 4, max(m, 9), range(m), m.bit_length())


class Ratio(float):
    def __mul__(self, other):
        return Ratio(super().__mul__(other))

    def __str__(self):
        return f"{float(self) * 100:.1f}%"


r = Ratio(0.25)
print(r, r * 2, r + 1, round(r, 1), repr(r), r == 0.25, f"{r:.2f}", f"{r}", int(r), type(r * 2).__name__, float(r))


class Indexable:
    def __index__(self):
        return 3

    def __float__(self):
        return 2.5

    def __int__(self):
        return 9


thing = Indexable()
print(int(thing), float(thing), [0, 1, 2, 3][thing], hex(thing), range(thing), "x" * thing if False else "xxx")


class Bad:
    def __int__(self):
        return "x"


try:
    int(Bad())
except TypeError as error:
    print(error)
for call in [lambda: 1 + "a", lambda: "a" + 1, lambda: 1 << -1, lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0 ** -1, lambda: 1 & 1.0, lambda: -"a", lambda: ~1.5]:
    try:
        print(call())
    except (TypeError, ValueError, ZeroDivisionError, OverflowError) as error:
        print(type(error).__name__, error)
