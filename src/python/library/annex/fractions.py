# fractions: exact ratios.
import math
import numbers


class Fraction(numbers.Rational):
    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, str):
                a, b = _parsed(numerator)
            elif hasattr(numerator, 'as_integer_ratio'):
                a, b = numerator.as_integer_ratio()
            else:
                raise TypeError('argument should be a string or a Rational instance or have the '
                                'as_integer_ratio() method')
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            (a, c), (d, b) = numerator.as_integer_ratio(), denominator.as_integer_ratio()
            a, b = a * b, c * d
            if not b:
                raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        else:
            raise TypeError('both arguments should be Rational instances')
        g = math.gcd(a, b) * (1 if b > 0 else -1)
        self = object.__new__(cls)
        self._numerator, self._denominator = a // g, b // g
        return self

    @classmethod
    def from_float(cls, f):
        return cls(*f.as_integer_ratio())

    from_decimal = from_number = from_float

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def is_integer(self):
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            if q0 + a * q1 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    def __repr__(self):
        return f'{type(self).__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __format__(self, spec):
        return format(str(self), spec) if not spec or spec[-1] not in 'eEfFgG%' else format(float(self), spec)

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return self._numerator != 0

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        p = (1 << 61) - 1
        if self._denominator % p == 0:
            value = 314159
        else:
            value = abs(self._numerator) * pow(self._denominator, p - 2, p) % p
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return self

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else \
            self._numerator // self._denominator

    __int__ = __trunc__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            q, r = divmod(self._numerator, self._denominator)
            return q + (2 * r > self._denominator or 2 * r == self._denominator and q % 2)
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __pow__(self, b):
        if isinstance(b, (int, Fraction)) and (isinstance(b, int) or b._denominator == 1):
            b = int(b)
            n, d = self._numerator, self._denominator
            if b >= 0:
                return Fraction(n ** b, d ** b)
            if not n:
                raise ZeroDivisionError(f'Fraction({d ** -b}, 0)')
            return Fraction(d ** -b, n ** -b)
        return float(self) ** float(b)

    def __rpow__(self, a):
        return a ** self._numerator if self._denominator == 1 and self._numerator >= 0 else a ** float(self)


def _parsed(text):
    text = text.strip().replace('_', '')
    try:
        top, slash, bottom = text.partition('/')
        if slash:
            a, b = int(top), int(bottom)
            if not b:
                raise ZeroDivisionError(f'Fraction({a}, 0)')
            return a, b
        digits, _, power = text.lower().partition('e')
        whole, _, part = digits.partition('.')
        a, b = int(whole + part), 10 ** len(part)
        power = int(power or 0)
        return (a * 10 ** power, b) if power >= 0 else (a, b * 10 ** -power)
    except ValueError:
        raise ValueError(f'Invalid literal for Fraction: {text!r}') from None


def _operator(name, rule, plain):
    def forward(a, b):
        if isinstance(b, (int, Fraction)):
            return rule(a._numerator, a._denominator, *b.as_integer_ratio())
        return plain(float(a), b) if isinstance(b, (float, complex)) else NotImplemented

    def reverse(b, a):
        if isinstance(a, int):
            return rule(a, 1, b._numerator, b._denominator)
        return plain(a, float(b)) if isinstance(a, (float, complex)) else NotImplemented
    setattr(Fraction, f'__{name}__', forward)
    setattr(Fraction, f'__r{name}__', reverse)


def _comparison(name, rule):
    def method(a, b):
        if isinstance(b, (int, Fraction)):
            c, d = b.as_integer_ratio()
            return rule(a._numerator * d, c * a._denominator)
        if isinstance(b, float):
            return method(a, Fraction(b)) if math.isfinite(b) else rule(0.0, b)
        return NotImplemented
    setattr(Fraction, f'__{name}__', method)


_operator('add', lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda a, b: a + b)
_operator('sub', lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda a, b: a - b)
_operator('mul', lambda a, b, c, d: Fraction(a * c, b * d), lambda a, b: a * b)
_operator('truediv', lambda a, b, c, d: Fraction(a * d, b * c), lambda a, b: a / b)
_operator('floordiv', lambda a, b, c, d: a * d // (b * c), lambda a, b: a // b)
_operator('mod', lambda a, b, c, d: Fraction(a * d % (c * b), b * d), lambda a, b: a % b)
_comparison('eq', lambda a, b: a == b)
_comparison('lt', lambda a, b: a < b)
_comparison('le', lambda a, b: a <= b)
_comparison('gt', lambda a, b: a > b)
_comparison('ge', lambda a, b: a >= b)
