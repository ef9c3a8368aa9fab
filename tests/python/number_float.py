# float: from text, its methods.
for text in ["1.5", " 2 ", "-3e2", "inf", "-Infinity", "nan", "1_000.5", ".5", "5.", "+1", "1e400", "-0.0", "1E-5"]:
    print(repr(text), float(text))
for bad in ["", "x", "1__0", "1.5.2", "1e", "_1", "0x10", "1,5", "- 1", "."]:
    try:
        print(float(bad))
    except ValueError as error:
        print(error)
for call in [lambda: float([]), lambda: float(None), lambda: float(1j), lambda: float(10**400), lambda: float(1, 2), lambda: float("nan").as_integer_ratio(), lambda: float("inf").as_integer_ratio(), lambda: float.fromhex("x")]:
    try:
        print(call())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(float(), float(5), float(True), float(2**70), float(b"1.5"))
print((2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer(), (0.75).as_integer_ratio(), (-2.5).as_integer_ratio(), (0.1).as_integer_ratio(), (0.0).as_integer_ratio(), (1e300).as_integer_ratio()[1])
print((1.0).hex(), (0.1).hex(), (-2.5).hex(), (0.0).hex(), (5e-324).hex(), float("inf").hex(), float.fromhex("0x1.8p+1"), float.fromhex("-0x.8"), float.fromhex("ff"), float.fromhex("inf"))
print((1.5).real, (1.5).imag, (1.5).conjugate(), 1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, 1 / 3, 1e22, 5e-324, 1.7976931348623157e308, -0.0)
print(7.5 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2, 2.0**0.5, 2**-1, 0.1 + 0.2, divmod(-7.5, 2), abs(-1.5), -0.0 == 0.0, 1.0 == 1, hash(1.0) == hash(1))
