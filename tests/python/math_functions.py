# math: logarithms, angles, special functions; rounded, because the last digit is the platform's.
import math


def show(*values):
    print(*[float(f"{value:.12g}") for value in values])


show(math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10), math.log(2**2000), math.log10(10**400), math.log2(2**5000), math.log(0.5), math.log(10**400, 10))
show(math.sin(1), math.cos(1), math.tan(1), math.asin(0.5), math.acos(0.5), math.atan(0.5), math.atan2(1, -1), math.atan2(-0.0, -1), math.sinh(1), math.cosh(1), math.tanh(1), math.asinh(1), math.acosh(2), math.atanh(0.5))
show(math.degrees(math.pi), math.radians(180), math.erf(0.5), math.erfc(0.5), math.gamma(5), math.gamma(0.5), math.gamma(-1.5), math.lgamma(10), math.lgamma(-1.5), math.pow(2, 10), math.pow(2, -1), math.pow(-8, 3))
print(math.log2(8), math.log10(1000), math.log2(2**100), math.pow(0, 0), math.exp(-math.inf), math.atan(math.inf) == math.pi / 2, math.log(math.inf), math.sqrt(math.inf), math.pow(1, math.nan), math.isnan(math.sin(math.nan)))
print(math.gamma(math.inf), math.lgamma(-math.inf), math.exp(-1000), math.tanh(math.inf), math.fmod(1, math.inf), math.remainder(1, math.inf))
