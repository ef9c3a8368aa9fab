import collections.abc
import math
from fractions import Fraction
from numbers import Number, Real


class Polynomial:
    def __init__(self, *coeffs):
        c = list(coeffs)
        while len(c) > 1 and c[-1] == 0:
            c.pop()
        self.c = tuple(c) or (0,)

    @classmethod
    def from_roots(cls, *roots):
        return math.prod((cls(-r, 1) for r in roots), start=cls(1))

    @property
    def degree(self):
        return len(self.c) - 1

    def __call__(self, x):
        acc = 0
        for k in reversed(self.c):
            acc = acc * x + k
        return acc

    def __add__(self, o):
        o = o if isinstance(o, Polynomial) else Polynomial(o)
        n = max(len(self.c), len(o.c))
        pad = lambda t: t + (0,) * (n - len(t))
        return Polynomial(*map(sum, zip(pad(self.c), pad(o.c))))

    __radd__ = __add__

    def __neg__(self):
        return Polynomial(*(-k for k in self.c))

    def __sub__(self, o):
        return self + (-o)

    def __rsub__(self, o):
        return -self + o

    def __mul__(self, o):
        if isinstance(o, Number):
            o = Polynomial(o)
        out = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                out[i + j] += a * b
        return Polynomial(*out)

    __rmul__ = __mul__

    def __divmod__(self, o):
        rest, q = list(map(Fraction, self.c)), [Fraction(0)] * max(1, self.degree - o.degree + 1)
        while len(rest) >= len(o.c) and any(rest):
            k, shift = rest[-1] / o.c[-1], len(rest) - len(o.c)
            q[shift] = k
            for i, b in enumerate(o.c):
                rest[shift + i] -= k * b
            rest.pop()
        return Polynomial(*q), Polynomial(*rest)

    def derivative(self):
        return Polynomial(*(i * k for i, k in enumerate(self.c) if i))

    def __str__(self):
        terms = []
        for i, k in reversed(list(enumerate(self.c))):
            if k == 0 and self.degree:
                continue
            var = "" if i == 0 else "x" if i == 1 else f"x^{i}"
            coef = "" if abs(k) == 1 and i else str(abs(k))
            terms.append(("- " if k < 0 else "+ ") + coef + var)
        text = " ".join(terms)
        return text[2:] if text.startswith("+") else "-" + text[2:]

    def __repr__(self):
        return f"Polynomial{self.c}"

    def __eq__(self, o):
        return self.c == (o.c if isinstance(o, Polynomial) else (o,))


p = Polynomial(-6, 11, -6, 1)
print(p, repr(p), p(2), p(0.5), p.degree, p == Polynomial.from_roots(1, 2, 3))
print(p.derivative(), p - p, 2 * p + 1, 5 - p, p * Polynomial(0, 1))
q, r = divmod(p, Polynomial(-1, 1))
print(q, "rest", r, repr(q))
print(sum([Polynomial(1), Polynomial(0, 2)]), Polynomial(), Polynomial(0, 0, Fraction(1, 2)))


def newton(f, x, eps=1e-10):
    df = f.derivative()
    for n in range(50):
        step = f(x) / df(x)
        x -= step
        if abs(step) < eps:
            return round(x, 9), n + 1
    raise ArithmeticError("no convergence")


print(newton(p, 5.0), newton(Polynomial(-2, 0, 1), 1))
print(isinstance(Fraction(1), Real), issubclass(bool, int), isinstance(1j, Number), math.isclose(0.1 + 0.2, 0.3), callable(p))
print(f"{1e10:,.0f} {1/3:.3%} {12345.678:e} {float('inf')} {-0.0} {1e-5} {1e22} {123456789012345678} {2**100}")
print(int("0b101", 0), int("-0x1F", 16), float("1e3"), complex("1+2j") * 1j, round(2675, -2), (5).bit_length(), (255).to_bytes(2, "little"), 10 ** -2, 7 // -2, True + True)
p / 2
