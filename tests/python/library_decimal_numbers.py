import decimal
from decimal import *
D = Decimal
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(D("0.1") + D("0.2"), D("1.10") * 3, D(1) / D(3), D("2.675").quantize(D("0.01")), D("1e3"), D("123.456").as_tuple(), repr(D("3.14")), D(2).sqrt(), D("-0"), D("NaN").is_nan(), D("10") % 3, D("7") // 2, int(D("3.9")), round(D("2.5")), round(D("3.14159"), 2), f"{D('1234567.891'):,.2f}", D("1.0") == 1, max(D(1), D(2)), D("0.1") == 0.1, abs(D("-5")), D(0.1))
print(D("2.5").quantize(D(1), rounding=ROUND_HALF_UP), D("2.5").quantize(D(1), ROUND_DOWN), D("1.200").normalize(), D("1E+2").to_integral_value(), D("3.7").to_integral_value(), sum([D("1.1"), D("2.2")]), sorted([D(3), D(1)]), D("100").normalize(), D("0.000001"), D("0.0000001"), D("1E-10"), D("123E5"), D("-1.5"), D("Infinity"), -D("inf"), D("nan"), D(" 1_000.5 "), D("5") ** 3, D("2") ** -2, D("2") ** D("0.5"), D("1.44").sqrt(), D(9).sqrt(), D(10).ln(), D(1).exp(), D(100).log10(), D(2).log10())
t(lambda: D(1) / 0); t(lambda: D("abc")); t(lambda: D(0) / 0); t(lambda: D(-1).sqrt()); t(lambda: D(1) + 1.5); t(lambda: D(1) + "x"); t(lambda: D(1) < "x"); t(lambda: D(5) % 0); t(lambda: D(5) // 0); t(lambda: D(None)); t(lambda: int(D("inf")))
print(D("7") % D("-3"), D("-7") % 3, D("-7") // 2, divmod(D("7.5"), 2), 10 - D("2.5"), 2 * D("1.5"), 1 / D(8), D("1.5") > 1, D("1.5") == D("1.50"), hash(D("1.0")) == hash(1), {D("1"): "a"}[1], D("0.5") == 0.5, D("1") in [1], bool(D("0.00")), float(D("1.25")), str(D("10.00")), D("10.00") - 10, D("1.23") + D("4.567"), D(10) / 4, D(100) / 3, D("1") / D("7") * 7, D("19.99") * D("0.0825"))
for s in (".2f", ",", ".0f", "10.2f", "<10.1f", "+.1f", "08.2f", ".3e", "%", ".1%", "", "g", ".3g", "^12", "_>8"): print(repr(format(D("1234.5678"), s)), end=" ")
print(); getcontext().prec = 6
print(D(1) / D(7), D("1.23456789") + 0, +D("1.23456789"), D("1.23456789"))
with localcontext() as ctx:
    ctx.prec = 3; print(D(2) / 3)
with localcontext(prec=10): print(D(2) / 3)
print(getcontext().prec, D("1.5").as_integer_ratio(), D("3").adjusted(), D("-3").copy_abs(), D("1").compare(D("2")), D("1.1").max(D("2")), D((0, (1, 2, 3), -2)), D.from_float(0.5), D("12.50").is_zero(), D(3).is_signed(), type(D(1) + 1).__name__, isinstance(D(1), D), decimal.ROUND_HALF_EVEN)
class Money:
    def __init__(s, a): s.a = D(a).quantize(D("0.01"), ROUND_HALF_UP)
    def __repr__(s): return f"${s.a:,.2f}"
    def split(s, n):
        base = (s.a / n).quantize(D("0.01"), ROUND_DOWN); r = s.a - base * n
        return [Money(base + (D("0.01") if i < int(r * 100) else 0)) for i in range(n)]
print(Money("100").split(3), Money("1234.565"), Money("0.005"), [str(D(x).quantize(D("1"), r)) for x in ("2.5", "-2.5", "1.1", "-1.1") for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)])
