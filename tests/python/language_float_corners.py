print(0.1 + 0.2, 1e16, 1e15, 123456789012345678.0, 1e-5, 0.0001, 1.0, -0.0, 1e300 * 1e10, 5e-324, 1.7976931348623157e308, 2.5e-8, 100000.0 * 10**11)
print(float("inf"), float("-inf"), float("nan"), float("1_0.5"), float("  2e3 "), float("infinity"), float(), float(True), float(10**22))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), 2.0**0.5, (-8) ** (1 / 3), 1e308 * 10, -1.5 // 1, 0.0 == -0.0, 1 / 3)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(0.5), round(1e20), round(1.25, 1), round(5.015, 2), round(2.0, 3))
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan in [nan], max(1, nan), max(nan, 1), sorted([3, 1, 2.5]), min(-0.0, 0.0))
print((0.5).as_integer_ratio(), (1.5).hex(), float.fromhex("0x1.8p+1"), (2.0).is_integer(), (2.5).is_integer(), (3.7).__trunc__(), (3.7).__floor__(), (3.2).__ceil__())
print(hash(1.0) == hash(1), hash(float("inf")), hash(1e300) == hash(int(1e300)), 1.5.real, 1.5.imag, float.max if False else "-", repr(1e22), repr(1e21), 1e22 + 1)
print(int(1e18), int(1e25), 1e25 == 10**25, 2**0.5 * 2**0.5 == 2, 3.0 == 3, 0.1 + 0.2 == 0.3, abs(-2.5), -(-2.5), +1.5, 5.0 if 5.0 else 0, bool(0.0), bool(nan))
print(f"{3.14159:.3}", f"{1e10:.2f}", f"{1234.5:,.1f}", f"{0.00001:g}", f"{1e-10:f}", f"{123456789.0:g}", f"{1.0:.0f}", f"{0.5:.0f}", f"{1.5:.0f}", f"{float('inf'):5}", f"{nan:.2f}", f"{-0.0:+}", f"{1e5:n}", f"{2.0:.1%}", "%.3g" % 1234567, "%g" % 1e-5, "%e" % 12345.678)
for code in ("1.0 / 0", "1.0 % 0", "1.0 // 0", "float('x')", "float('')", "float(None)", "0.0 ** -1", "int(nan)", "round(nan)", "round(float('inf'))", "float(10**400)", "1 << 1.5", "[1][1.0]", "range(1.0)", "'a' * 1.5"):
    try:
        print(code, eval(code))
    except Exception as error:
        print(code, type(error).__name__, error)
print(1.1 + 2.2, 3 * 1.1, 1e23, 9007199254740993.0, 4.35 * 100, 1.005 * 1000, 0.1 * 3, 1 - 0.9, 1e-7, 123e-7, 1.5e300)
print((1 + 2j) * (3 - 1j), abs(3 + 4j), (1j) ** 2, (2 + 0j) == 2, 1j.conjugate(), complex("1+2j"), (1 + 2j) / (1 - 1j), -1j, 1e3j)
