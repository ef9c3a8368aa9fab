# operator: operators as functions.
from builtins import abs as _abs


def lt(a, b, /): return a < b
def le(a, b, /): return a <= b
def eq(a, b, /): return a == b
def ne(a, b, /): return a != b
def ge(a, b, /): return a >= b
def gt(a, b, /): return a > b
def not_(a, /): return not a
def truth(a, /): return True if a else False
def is_(a, b, /): return a is b
def is_not(a, b, /): return a is not b
def is_none(a, /): return a is None
def is_not_none(a, /): return a is not None
def abs(a, /): return _abs(a)
def add(a, b, /): return a + b
def and_(a, b, /): return a & b
def floordiv(a, b, /): return a // b
def index(a, /): return range(a).stop
def inv(a, /): return ~a
def lshift(a, b, /): return a << b
def mod(a, b, /): return a % b
def mul(a, b, /): return a * b
def matmul(a, b, /): return a @ b
def neg(a, /): return -a
def or_(a, b, /): return a | b
def pos(a, /): return +a
def pow(a, b, /): return a ** b
def rshift(a, b, /): return a >> b
def sub(a, b, /): return a - b
def truediv(a, b, /): return a / b
def xor(a, b, /): return a ^ b
def concat(a, b, /): return a + b
def contains(a, b, /): return b in a
def delitem(a, b, /): del a[b]
def getitem(a, b, /): return a[b]
def setitem(a, b, c, /): a[b] = c
def call(obj, /, *args, **kwargs): return obj(*args, **kwargs)


invert = inv


def countOf(a, b, /):
    return sum([1 for i in a if i is b or i == b])


def indexOf(a, b, /):
    for i, j in enumerate(a):
        if j is b or j == b:
            return i
    raise ValueError('sequence.index(x): x not in sequence')


def length_hint(obj, default=0, /):
    try:
        return len(obj)
    except TypeError:
        hint = getattr(type(obj), '__length_hint__', None)
        value = NotImplemented if hint is None else hint(obj)
        return default if value is NotImplemented else value


class attrgetter:
    def __init__(self, attr, /, *attrs):
        self._attrs = (attr,) + attrs
        if not all(isinstance(each, str) for each in self._attrs):
            raise TypeError('attribute name must be a string')
        self._paths = [each.split('.') for each in self._attrs]

    def __call__(self, obj, /):
        found = []
        for path in self._paths:
            value = obj
            for name in path:
                value = getattr(value, name)
            found.append(value)
        return found[0] if len(found) == 1 else tuple(found)

    def __repr__(self):
        return f'operator.attrgetter({", ".join(map(repr, self._attrs))})'


class itemgetter:
    def __init__(self, item, /, *items):
        self._item, self._items = item, items

    def __call__(self, obj, /):
        if not self._items:
            return obj[self._item]
        return (obj[self._item],) + tuple([obj[item] for item in self._items])

    def __repr__(self):
        return f'operator.itemgetter({", ".join(map(repr, (self._item,) + self._items))})'


class methodcaller:
    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError('method name must be a string')
        self._name, self._args, self._kwargs = name, args, kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name), *map(repr, self._args)] + [f'{k}={v!r}' for k, v in self._kwargs.items()]
        return f'operator.methodcaller({", ".join(parts)})'


def _inplace(function):
    return lambda a, b, /: function(a, b)


def iadd(a, b, /):
    a += b
    return a


def iconcat(a, b, /):
    a += b
    return a


def iand(a, b, /):
    a &= b
    return a


def ior(a, b, /):
    a |= b
    return a


def ixor(a, b, /):
    a ^= b
    return a


def isub(a, b, /):
    a -= b
    return a


def imul(a, b, /):
    a *= b
    return a


ifloordiv, ilshift, imod, imatmul = _inplace(floordiv), _inplace(lshift), _inplace(mod), _inplace(matmul)
ipow, irshift, itruediv = _inplace(pow), _inplace(rshift), _inplace(truediv)
