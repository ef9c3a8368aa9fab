# math: constants, rounding, roots, whole numbers.
import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
for x in [2.5, -2.5, 0.0, -0.0, 1e20, 7, True]:
    print(x, math.floor(x), math.ceil(x), math.trunc(x), math.fabs(x))
print(math.sqrt(2), math.sqrt(16), math.cbrt(27), math.isqrt(99), math.isqrt(10**40), math.exp(1), math.expm1(1e-10), math.exp2(10))
print(math.factorial(0), math.factorial(20), math.factorial(30), math.comb(10, 3), math.comb(100, 50), math.comb(3, 5), math.perm(5, 2), math.perm(5), math.perm(3, 4))
print(math.gcd(12, 18), math.gcd(), math.gcd(-4, 6, 8), math.lcm(4, 6), math.lcm(), math.lcm(0, 5), math.lcm(-3, 5), math.gcd(2**100, 6**50) == 2**50)
print(math.fmod(7, -3), math.fmod(-7, 3), math.remainder(7, 3), math.remainder(-5, 3), math.copysign(1, -0.0), math.modf(3.25), math.modf(-3.25), math.frexp(10.0), math.frexp(0.0), math.ldexp(0.5, 4), math.ldexp(1, -1074))
print(math.fsum([0.1] * 10), sum([0.1] * 10), math.fsum([1e100, 1, -1e100]), math.fsum([]), math.prod([1, 2, 3]), math.prod([], start=5), math.prod([1.5, 2]), math.sumprod([1, 2], [3, 4]), math.sumprod([0.1] * 10, [1] * 10), math.dist([0, 0], [3, 4]), math.hypot(3, 4), math.hypot(), math.hypot(1, 2, 3), math.hypot(1e200, 1e200))
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(0, 1e-12, abs_tol=1e-9), math.isclose(1, 1.05, rel_tol=0.1), math.isfinite(1), math.isfinite(math.inf), math.isinf(-math.inf), math.isnan(math.nan), math.isnan(1))
print(math.nextafter(1, 2), math.nextafter(0, -1), math.nextafter(1, 2, steps=3), math.ulp(1), math.ulp(0), math.ulp(1e20), math.fma(2, 3, 4))


class Box:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"

    def __float__(self):
        return 4.0


print(math.floor(Box()), math.ceil(Box()), math.trunc(Box()), math.sqrt(Box()))
print([math.exp(x) for x in (1, 2, -1, 0.5, 10, 0, -0.25, 100.5, 1e-9, 700)])
