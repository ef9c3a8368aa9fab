# cmath: functions of complex numbers, by those of real ones.
import math
from math import e, inf, nan, pi, tau

infj, nanj = complex(0, inf), complex(0, nan)


def phase(z):
    z = complex(z)
    return math.atan2(z.imag, z.real)


def polar(z):
    return abs(complex(z)), phase(z)


def rect(r, phi):
    return complex(r * math.cos(phi), r * math.sin(phi))


def sqrt(z):
    z = complex(z)
    if z == 0:
        return complex(0, z.imag)
    big = math.sqrt((abs(z.real) + abs(z)) / 2)
    other = abs(z.imag) / (2 * big)
    if z.real >= 0:
        return complex(big, math.copysign(other, z.imag))
    return complex(other, math.copysign(big, z.imag))


def exp(z):
    z = complex(z)
    size = math.exp(z.real)
    return complex(size * math.cos(z.imag), size * math.sin(z.imag))


def log(z, base=None):
    if z == 0:
        raise ValueError('math domain error')
    found = complex(math.log(abs(complex(z))), phase(z))
    return found if base is None else found / log(base)


def log10(z):
    found = log(z)
    return complex(found.real / math.log(10), found.imag / math.log(10))


def cosh(z):
    z = complex(z)
    return complex(math.cosh(z.real) * math.cos(z.imag), math.sinh(z.real) * math.sin(z.imag))


def sinh(z):
    z = complex(z)
    return complex(math.sinh(z.real) * math.cos(z.imag), math.cosh(z.real) * math.sin(z.imag))


def tanh(z):
    return sinh(z) / cosh(z)


def cos(z):
    return cosh(complex(z) * 1j)


def sin(z):
    return sinh(complex(z) * 1j) * -1j


def tan(z):
    return sin(z) / cos(z)


def asin(z):
    return -1j * log(1j * z + sqrt(1 - z * z))


def acos(z):
    return pi / 2 - asin(z)


def atan(z):
    return 0.5j * (log(1 - 1j * z) - log(1 + 1j * z))


def isnan(z):
    return math.isnan(complex(z).real) or math.isnan(complex(z).imag)


def isinf(z):
    return math.isinf(complex(z).real) or math.isinf(complex(z).imag)


def isfinite(z):
    return math.isfinite(complex(z).real) and math.isfinite(complex(z).imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    return a == b or abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)
