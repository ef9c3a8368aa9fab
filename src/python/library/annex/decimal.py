# decimal: numbers as they are written. A number is its sign, its digits as an integer, and its power of ten; for
# infinities and what is no number the power is 'F' or 'n'.
import numbers
import math as _math
import re as _re

(ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP) = (
    'ROUND_DOWN ROUND_HALF_UP ROUND_HALF_EVEN ROUND_CEILING ROUND_FLOOR ROUND_UP ROUND_HALF_DOWN ROUND_05UP'.split())
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, **rest):
        self.prec, self.rounding = prec, rounding
        self.traps = {InvalidOperation: True, DivisionByZero: True, Overflow: True, Inexact: False}
        for signal in rest.get('traps') or ():
            self.traps[signal] = True

    def copy(self):
        new = Context(self.prec, self.rounding)
        new.traps = dict(self.traps)
        return new

    def create_decimal(self, value='0'):
        return Decimal(value)._fitted(self)

    def divide(self, a, b):
        return Decimal(a)._divide(Decimal(b), self)

    def __repr__(self):
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin=-999999, Emax=999999, capitals=1, clamp=0, '
                'flags=[], traps=[InvalidOperation, DivisionByZero, Overflow])')


_context = Context()
DefaultContext, BasicContext, ExtendedContext = Context(), Context(9, ROUND_HALF_UP), Context(9)


def getcontext():
    return _context


def setcontext(context):
    global _context
    _context = context


class localcontext:
    def __init__(self, ctx=None, **options):
        self._new = (ctx or _context).copy()
        for name, value in options.items():
            setattr(self._new, name, value)

    def __enter__(self):
        self._old = _context
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc):
        setcontext(self._old)


def _signal(kind, *conditions, result=None):
    trap = next((trap for trap in (InvalidOperation, DivisionByZero) if issubclass(kind, trap)), kind)
    if _context.traps.get(trap, True):
        raise trap([*(conditions or (kind,))])
    return _made(0, 0, 'n') if result is None else result


# An integer divided by another, rounded by one of the rules.
def _rounded(top, bottom, sign, rule):
    q, rest = divmod(top, bottom)
    if not rest:
        return q
    half = (2 * rest > bottom) - (2 * rest < bottom)
    up = {ROUND_DOWN: False, ROUND_UP: True, ROUND_CEILING: not sign, ROUND_FLOOR: sign,
          ROUND_HALF_UP: half >= 0, ROUND_HALF_DOWN: half > 0, ROUND_HALF_EVEN: half > 0 or not half and q % 2,
          ROUND_05UP: q % 5 == 0}[rule]
    return q + bool(up)


def _made(sign, digits, exp, cls=None):
    self = object.__new__(cls or Decimal)
    self._sign, self._int, self._exp = sign, digits, exp
    return self


class Decimal:
    __slots__ = ('_sign', '_int', '_exp')

    def __new__(cls, value='0', context=None):
        if isinstance(value, Decimal):
            return _made(value._sign, value._int, value._exp, cls)
        if isinstance(value, int):
            return _made(int(value < 0), abs(value), 0, cls)
        if isinstance(value, float):
            if not _math.isfinite(value):
                return cls(repr(value))
            n, d = abs(value).as_integer_ratio()
            power = d.bit_length() - 1
            return _made(int(_math.copysign(1, value) < 0), n * 5 ** power, -power, cls)
        if isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError('argument must be a sequence of length 3')
            sign, digits, exp = value
            return _made(sign, int(''.join(map(str, digits)) or 0), exp, cls)
        if not isinstance(value, str):
            raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
        found = _re.fullmatch(r'([-+])?(?:(\d*)(?:\.(\d*))?(?:e([-+]?\d+))?|(inf(?:inity)?)|(s?nan)\d*)',
                              value.strip().replace('_', ''), 2)
        if not found or not (found[2] or found[3] or found[5] or found[6]):
            return _signal(ConversionSyntax)
        sign = int(found[1] == '-')
        if found[5] or found[6]:
            return _made(sign, 0, 'F' if found[5] else 'n', cls)
        fraction = found[3] or ''
        return _made(sign, int(found[2] + fraction), int(found[4] or 0) - len(fraction), cls)

    @classmethod
    def from_float(cls, f):
        return cls(f)

    def _value(self):
        return -self._int if self._sign else self._int

    def _special(self):
        return isinstance(self._exp, str)

    def is_nan(self):
        return self._exp == 'n'

    is_qnan = is_nan

    def is_infinite(self):
        return self._exp == 'F'

    def is_finite(self):
        return not self._special()

    def is_zero(self):
        return not self._int and not self._special()

    def is_signed(self):
        return bool(self._sign)

    def adjusted(self):
        return 0 if self._special() else self._exp + len(str(self._int)) - 1

    def as_tuple(self):
        return DecimalTuple(self._sign, tuple([int(c) for c in str(self._int)]) if self._exp != 'F' else (0,), self._exp)

    def as_integer_ratio(self):
        if self._special():
            raise (ValueError if self.is_nan() else OverflowError)(
                f'cannot convert {"NaN" if self.is_nan() else "Infinity"} to integer ratio')
        top, bottom = self._value() * 10 ** max(self._exp, 0), 10 ** max(-self._exp, 0)
        common = _math.gcd(top, bottom)
        return top // common, bottom // common

    def _fitted(self, context=None):
        context = context or _context
        if self._special():
            return self
        more = len(str(self._int)) - context.prec
        if more <= 0:
            return _made(self._sign, self._int, self._exp)
        digits, exp = _rounded(self._int, 10 ** more, self._sign, context.rounding), self._exp + more
        if len(str(digits)) > context.prec:
            digits, exp = digits // 10, exp + 1
        return _made(self._sign, digits, exp)

    def __str__(self):
        sign = '-' if self._sign else ''
        if self._special():
            return sign + ('Infinity' if self._exp == 'F' else 'NaN')
        text, exp = str(self._int), self._exp
        left = exp + len(text)
        if exp <= 0 and left > -6:
            if exp:
                text = text[:left] + '.' + text[left:] if left > 0 else '0.' + '0' * -left + text
            return sign + text
        return sign + text[0] + ('.' + text[1:] if len(text) > 1 else '') + f'E{left - 1:+d}'

    def __repr__(self):
        return f"Decimal('{self}')"

    def __hash__(self):
        if self._special():
            return hash(float(str(self)))
        n, d = self.as_integer_ratio()
        return hash(n) if d == 1 else hash(n / d) if (n / d).as_integer_ratio() == (n, d) else hash((n, d))

    def __bool__(self):
        return bool(self._int) or self._special()

    def __int__(self):
        if self._special():
            raise (ValueError if self.is_nan() else OverflowError)(
                f'cannot convert {"NaN" if self.is_nan() else "Infinity"} to integer')
        n = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        return float(str(self))

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __round__(self, n=None):
        if n is None:
            return int(self.to_integral_value(ROUND_HALF_EVEN))
        return self.quantize(_made(0, 1, -n))

    def __neg__(self):
        return _made(int(not self._sign and bool(self)), self._int, self._exp)._fitted()

    def __pos__(self):
        return self._fitted()

    def __abs__(self):
        return self.copy_abs()._fitted()

    def copy_abs(self):
        return _made(0, self._int, self._exp)

    def copy_negate(self):
        return _made(1 - self._sign, self._int, self._exp)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def _scaled(self, exp):
        return self._value() * 10 ** (self._exp - exp)

    def _add(self, other):
        if self._special() or other._special():
            if self.is_nan() or other.is_nan():
                return _made(0, 0, 'n')
            if self._exp == other._exp and self._sign != other._sign:
                return _signal(InvalidOperation)
            return self if self._exp == 'F' else other
        exp = min(self._exp, other._exp)
        n = self._scaled(exp) + other._scaled(exp)
        return _made(int(n < 0 or not n and self._sign and other._sign), abs(n), exp)._fitted()

    def _subtract(self, other):
        return self._add(_made(1 - other._sign, other._int, other._exp))

    def _multiply(self, other):
        sign = self._sign ^ other._sign
        if self._special() or other._special():
            if self.is_nan() or other.is_nan():
                return _made(0, 0, 'n')
            return _made(sign, 0, 'F') if self and other else _signal(InvalidOperation)
        return _made(sign, self._int * other._int, self._exp + other._exp)._fitted()

    def _divide(self, other, context=None):
        context = context or _context
        sign = self._sign ^ other._sign
        if self._special() or other._special():
            if self.is_nan() or other.is_nan():
                return _made(0, 0, 'n')
            if self._special():
                return _signal(InvalidOperation) if other._special() else _made(sign, 0, 'F')
            return _made(sign, 0, -1000026)
        if not other:
            return _signal(DivisionByZero, result=_made(sign, 0, 'F')) if self else _signal(DivisionUndefined)
        exp = self._exp - other._exp
        if not self:
            return _made(sign, 0, exp)
        shift = max(len(str(other._int)) - len(str(self._int)) + context.prec + 1, 0)
        q, rest = divmod(self._int * 10 ** shift, other._int)
        low = exp - shift
        if rest:
            # One digit more keeps the rounding right.
            return _made(sign, q * 10 + 1, low - 1)._fitted(context)
        while low < exp and not q % 10:
            q, low = q // 10, low + 1
        return _made(sign, q, low)._fitted(context)

    def _whole(self, other):
        if self._special() or other._special() or not other:
            if not other and self:
                return _signal(DivisionByZero), self
            return _signal(InvalidOperation if other else DivisionUndefined), self
        exp = min(self._exp, other._exp)
        q, rest = divmod(abs(self._scaled(exp)), abs(other._scaled(exp)))
        if len(str(q)) > _context.prec:
            return _signal(DivisionImpossible), self
        return _made(self._sign ^ other._sign, q, 0), _made(self._sign, rest, exp)._fitted()

    def _floordiv(self, other):
        return self._whole(other)[0]

    def _mod(self, other):
        if not other and self:
            return _signal(InvalidOperation)
        return self._whole(other)[1]

    def _divmod(self, other):
        return self._whole(other)

    def _pow(self, other):
        if other._special() or other._exp < 0 and other != other.to_integral_value():
            if self._sign:
                return _signal(InvalidOperation)
            return (self.ln() * other).exp()
        n = int(other)
        if not n:
            return _made(0, 1, 0) if self else _signal(InvalidOperation)
        sign = self._sign & n
        if n > 0:
            return _made(sign, self._int ** n, self._exp * n)._fitted()
        return _made(0, 1, 0)._divide(_made(sign, self._int ** -n, self._exp * -n))

    def _compared(self, other):
        if isinstance(other, float):
            other = Decimal(other)
        elif hasattr(other, 'numerator') and not isinstance(other, int):
            return None if self._special() else self._cmp(other.numerator, other.denominator)
        other = _operand(other)
        if other is None or self.is_nan() or other.is_nan():
            return None
        if self._special() or other._special():
            a, b = [(-1 if d._sign else 1) if d._special() else 0 for d in (self, other)]
            return (a > b) - (a < b)
        exp = min(self._exp, other._exp)
        a, b = self._scaled(exp), other._scaled(exp)
        return (a > b) - (a < b)

    def _cmp(self, n, d):
        a, b = self.as_integer_ratio()
        return (a * d > n * b) - (a * d < n * b)

    def __eq__(self, other):
        if _operand(other) is None and not isinstance(other, float) and not hasattr(other, 'numerator'):
            return NotImplemented
        return self._compared(other) == 0

    def compare(self, other):
        found = self._compared(other)
        return _made(0, 0, 'n') if found is None else Decimal(found)

    def max(self, other):
        return self if self > other else Decimal(other)

    def min(self, other):
        return self if self < other else Decimal(other)

    def quantize(self, exp, rounding=None, context=None):
        power, rule = _operand(exp)._exp, rounding or (context or _context).rounding
        if self._special() or isinstance(power, str):
            return self if self._exp == power else _signal(InvalidOperation)
        new = self._to(power, rule)
        return new if len(str(new._int)) <= _context.prec else _signal(InvalidOperation)

    def _to(self, power, rule):
        if self._exp >= power:
            return _made(self._sign, self._int * 10 ** (self._exp - power), power)
        return _made(self._sign, _rounded(self._int, 10 ** (power - self._exp), self._sign, rule), power)

    def to_integral_value(self, rounding=None, context=None):
        if self._special() or self._exp >= 0:
            return self
        return self._to(0, rounding or _context.rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        new = self._fitted(context)
        if new._special():
            return new
        digits, exp = new._int, new._exp if new._int else 0
        while digits and not digits % 10:
            digits, exp = digits // 10, exp + 1
        return _made(new._sign, digits, exp)

    def sqrt(self, context=None):
        if self._sign and self or self.is_nan():
            return _signal(InvalidOperation)
        if not self or self._special():
            return self if self._special() else _made(self._sign, 0, self._exp // 2)
        power = 2 * (_context.prec + 1) + self._exp % 2
        shift = power + (self._exp - power) % 2
        n = self._int * 10 ** shift
        root, exp = _math.isqrt(n), (self._exp - shift) // 2
        if root * root != n:
            return _made(0, root * 10 + 1, exp - 1)._fitted()
        while exp < self._exp // 2 and not root % 10:
            root, exp = root // 10, exp + 1
        return _made(0, root, exp)._fitted()

    def _series(self, run):
        with localcontext() as ctx:
            ctx.prec += 8
            result = run(self)
        return result._fitted()

    def exp(self, context=None):
        def run(x):
            halvings = max(x.adjusted() * 4 + 8, 8)
            x = x / 2 ** halvings
            total = term = Decimal(1)
            for n in range(1, 200):
                term = term * x / n
                if total + term == total:
                    break
                total += term
            with localcontext() as ctx:
                ctx.prec += halvings
                for _ in range(halvings):
                    total = total * total
            return total
        return self._series(run) if self else Decimal(1)

    def ln(self, context=None):
        if self._sign or not self:
            return _signal(InvalidOperation)

        def run(x):
            # Newton's steps from the float's logarithm.
            y = Decimal(_math.log(x._int) + x._exp * _math.log(10))._fitted()
            for _ in range(4):
                y = y - 1 + x / y.exp()
            return y
        return Decimal(0) if self == 1 else self._series(run)

    def log10(self, context=None):
        digits = str(self._int).rstrip('0')
        return Decimal(self.adjusted()) if digits == '1' and not self._sign else self._series(
            lambda x: x.ln() / Decimal(10).ln())

    def __format__(self, spec):
        found = _re.fullmatch(r'(?:(.)?([<>=^]))?([-+ ])?(z)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?', spec)
        if not found:
            raise ValueError('invalid format string')
        fill, align, sign, _, zero, width, group, places, kind = found.groups()
        value, end = self, ''
        if kind == '%':
            value, end, kind = _made(self._sign, self._int, self._exp if self._special() else self._exp + 2), '%', 'f'
        if self._special():
            text = str(value.copy_abs())
        elif kind and kind in 'fF':
            value = value._to(-int(places) if places else min(value._exp, 0), _context.rounding)
            text = str(value._int).rjust(1 - value._exp, '0')
            text = text[:len(text) + value._exp] + ('.' + text[value._exp:] if value._exp else '')
        elif kind and kind in 'eE':
            shown = len(str(value._int)) - 1 if places is None else int(places)
            with localcontext(prec=shown + 1):
                value = value._fitted()
            digits = str(value._int).ljust(shown + 1, '0')
            text = f'{digits[0]}{"." + digits[1:] if shown else ""}{kind}{value.adjusted():+d}'
        else:
            if places:
                with localcontext(prec=max(int(places), 1)):
                    value = value._fitted()
            text = str(value.copy_abs())
            text = text.lower() if kind in ('g', 'n') else text
        mark = '-' if self._sign else sign if sign in ('+', ' ') else ''
        head = _re.match(r'\d*', text)[0]
        tail = text[len(head):] + end
        if zero and not align:
            fill, align = '0', '='
        if group:
            head = f'{int(head):{group}}'
        width = int(width or 0)
        if align == '=':
            return mark + (head + tail).rjust(width - len(mark), fill or ' ')
        return f'{mark + head + tail:{fill or " "}{align or ">"}{width}}'


def _operand(value):
    return value if isinstance(value, Decimal) else Decimal(value) if isinstance(value, int) else None


def _operators():
    def operator(run, turned):
        def method(self, other, modulus=None):
            other = _operand(other)
            if other is None:
                return NotImplemented
            return run(other, self) if turned else run(self, other)
        return method

    for special, name in {'add': 'add', 'sub': 'subtract', 'mul': 'multiply', 'truediv': 'divide',
                          'floordiv': 'floordiv', 'mod': 'mod', 'divmod': 'divmod', 'pow': 'pow'}.items():
        run = getattr(Decimal, '_' + name)
        setattr(Decimal, f'__{special}__', operator(run, False))
        setattr(Decimal, f'__r{special}__', operator(run, True))

    def order(fits):
        def method(self, other):
            if _operand(other) is None and not isinstance(other, float) and not hasattr(other, 'numerator'):
                return NotImplemented
            found = self._compared(other)
            return _signal(InvalidOperation) and False if found is None else fits(found)
        return method

    for special, fits in {'lt': lambda c: c < 0, 'le': lambda c: c <= 0, 'gt': lambda c: c > 0,
                          'ge': lambda c: c >= 0}.items():
        setattr(Decimal, f'__{special}__', order(fits))


_operators()
from collections import namedtuple
DecimalTuple = namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


numbers.Number.register(Decimal)
