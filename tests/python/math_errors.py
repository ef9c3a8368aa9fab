# math: what it refuses, in the newest words.
import math

calls = {
    "sqrt(-1)": lambda: math.sqrt(-1), "log(0)": lambda: math.log(0), "log(-1.0)": lambda: math.log(-1.0), "log(0.0)": lambda: math.log(0.0), "log2(0)": lambda: math.log2(0), "log10(-2.5)": lambda: math.log10(-2.5), "log1p(-2)": lambda: math.log1p(-2), "log(2, 1)": lambda: math.log(2, 1),
    "acos(2)": lambda: math.acos(2), "asin(-2)": lambda: math.asin(-2), "atanh(1)": lambda: math.atanh(1), "acosh(0.5)": lambda: math.acosh(0.5), "sin(inf)": lambda: math.sin(math.inf), "gamma(0)": lambda: math.gamma(0), "gamma(-1)": lambda: math.gamma(-1), "lgamma(0)": lambda: math.lgamma(0), "gamma(200)": lambda: math.gamma(200),
    "exp(1000)": lambda: math.exp(1000), "cosh(1000)": lambda: math.cosh(1000), "pow(0, -1)": lambda: math.pow(0, -1), "pow(-1, 0.5)": lambda: math.pow(-1, 0.5), "pow(10, 400)": lambda: math.pow(10, 400), "fmod(1, 0)": lambda: math.fmod(1, 0), "fmod(inf, 1)": lambda: math.fmod(math.inf, 1), "remainder(1, 0)": lambda: math.remainder(1, 0),
    "factorial(-1)": lambda: math.factorial(-1), "factorial(1.5)": lambda: math.factorial(1.5), "isqrt(-1)": lambda: math.isqrt(-1), "comb(3, -1)": lambda: math.comb(3, -1), "comb(-3, 1)": lambda: math.comb(-3, 1), "perm(-1)": lambda: math.perm(-1), "gcd(1.5)": lambda: math.gcd(1.5), "comb(3)": lambda: math.comb(3),
    "floor(inf)": lambda: math.floor(math.inf), "ceil(nan)": lambda: math.ceil(math.nan), "floor('a')": lambda: math.floor("a"), "trunc('a')": lambda: math.trunc("a"), "sqrt('a')": lambda: math.sqrt("a"), "sqrt()": lambda: math.sqrt(), "sqrt(10**400)": lambda: math.sqrt(10**400),
    "dist": lambda: math.dist([1], [1, 2]), "sumprod": lambda: math.sumprod([1], [1, 2]), "fsum": lambda: math.fsum([math.inf, -math.inf]), "fsum2": lambda: math.fsum([1e308] * 3), "isclose": lambda: math.isclose(1, 2, rel_tol=-1), "ldexp": lambda: math.ldexp(1, 5000), "ldexp2": lambda: math.ldexp(1, 1.5), "hypot": lambda: math.hypot("a"), "degrees": lambda: math.degrees(None),
}
for name, call in calls.items():
    try:
        print(name, call())
    except (ValueError, TypeError, OverflowError, ZeroDivisionError) as error:
        print(name, type(error).__name__, error)
