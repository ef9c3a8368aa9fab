from fractions import Fraction
import numbers

a, b = Fraction(1, 3), Fraction("0.25")
print(a, repr(b), a + b, a - b, a * b, a / b, a // b, a % b, -a, abs(Fraction(-1, 2)), a**2, a**-1, a < b, a == Fraction(2, 6), float(a), int(Fraction(7, 2)), round(Fraction(7, 2)), round(Fraction(22, 7), 2))
print(Fraction(3), Fraction(6, -4), Fraction(0.5), Fraction("3/4"), Fraction(1.1).limit_denominator(10), Fraction(3, 4).numerator, Fraction(1, 2) + 1, 1 + Fraction(1, 2), Fraction(1, 2) * 0.5, Fraction(1, 2) == 0.5, 2 ** Fraction(1, 2))
for bad in (lambda: Fraction(1, 0), lambda: Fraction("x"), lambda: Fraction(1, 2) + "a", lambda: Fraction(1.5, 2)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(isinstance(a, numbers.Rational), isinstance(5, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Complex), isinstance(1.5, numbers.Rational), sum([Fraction(1, 2)] * 3), max(a, b), hash(Fraction(2)) == hash(2), f"{Fraction(1, 3):.3f}", Fraction(7, 3).__floor__(), divmod(Fraction(7, 2), 1))
