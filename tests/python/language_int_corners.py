print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 2), divmod(7, -2), 2**100, (-2) ** 3, 2**-1, 0**0, pow(3, 200, 13), pow(3, -1, 7))
print(int("0x1f", 16), int("0b101", 0), int("  12_3 "), int("-0"), int(3.99), int(-3.99), int("z", 36), int(True), int(), int(b"12"), int("٣"))
print((255).bit_length(), (255).bit_count(), (10).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (-5).to_bytes(2, "big", signed=True), int.from_bytes(b"\xff", "big", signed=True))
print(bin(-5), hex(255), oct(8), 0xFF, 0b11, 0o17, 1_000, -5 >> 1, 5 << 3, ~5, 5 & 3, 5 | 3, 5 ^ 3, -1 & 0xFF, 1 << 70, (1 << 70) >> 68)
print(10**20 // 3, -(10**20) // 3, 10**20 % 7, 10**40 / 10**38, 3 * 10**18 * 4, (10**30) ** 2 == 10**60, 123456789**5, -(2**63), 2**63 - 1 + 1, 2**64 // 2**32)
print(round(15, -1), round(25, -1), round(-15, -1), round(12345, -2), round(5), (5).as_integer_ratio(), (5).conjugate(), (3).real, (3).denominator, (7).is_integer())
print(1 == 1.0, 2**53 == float(2**53), 2**53 + 1 == float(2**53), 10**400 > float("inf"), -(10**400) < float("-inf"), 2**63 > 9.2e18, hash(-1), hash(True))
print(True + True, True * 5, -True, ~True if False else -2, True and 0, False or "x", not 0, isinstance(True, int), True == 1, str(True), sum([True, False, True]), bool("False"), bool([]), True | False, True ^ True, True & 1)
import math
print(math.isqrt(10**20), math.gcd(12, 18, 27), math.lcm(4, 6), math.factorial(25), math.comb(50, 25), math.perm(10, 3), math.prod([1, 2, 3]))
for code in ("1 // 0", "1 % 0", "int('12a')", "int('')", "int('1__2')", "int(None)", "(300).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "pow(2, -1, 4)", "pow(2, 3, 0)", "int('9', 8)", "math.factorial(-1)", "math.isqrt(-1)", "1 << 2 ** 70 if 0 else 1 << -2", "int('0x', 16)", "int('1' * 5000)", "str(10 ** 5000)"):
    try:
        print(eval(code))
    except Exception as error:
        print(code, type(error).__name__, error)
print(str(10**50)[:5], len(str(2**1000)), int("9" * 100) + 1 == 10**100, f"{10**30:,}", f"{2**70:x}", f"{-(2**70):#o}", format(10**20, "e"), format(12345678901234567890, ".3e"))
a = 257
a += 1
a **= 2
a //= 3
a %= 1000
a <<= 2
a |= 1
a ^= 7
a >>= 1
a &= 0xFFF
print(a)
