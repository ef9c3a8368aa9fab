# int: from text, from floats, its methods.
for text in ["5", " 42 ", "-7", "+8", "1_000", "٣٤", "0", "-0", "007"]:
    print(repr(text), int(text))
for text, base in [("ff", 16), ("0xff", 16), ("0xff", 0), ("0b101", 0), ("0o17", 0), ("z", 36), ("-0x1F", 16), ("101", 2), ("0", 0), ("1_0", 2)]:
    print(text, base, int(text, base))
print(int(), int(3.99), int(-3.99), int(True), int(b"12"), int("9" * 30), int(1e20), int("12", base=8))
for bad in ["", "x", "1.5", "1__0", "_1", "1_", "0x10", "- 1", "5 5", "²"]:
    try:
        print(int(bad))
    except ValueError as error:
        print(error)
for call in [lambda: int("8", 8), lambda: int("1", 1), lambda: int("1", 37), lambda: int(5, 10), lambda: int(None), lambda: int([]), lambda: int(1j), lambda: int(float("nan")), lambda: int(float("inf")), lambda: int("012", 0), lambda: int("9" * 5000)]:
    try:
        print(call())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print((255).bit_length(), (0).bit_length(), (-256).bit_length(), (2**100).bit_length(), (255).bit_count(), (-7).bit_count())
print((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (5).as_integer_ratio(), (5).is_integer(), True.as_integer_ratio())
print((1024).to_bytes(2), (1024).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (0).to_bytes(), (2**70).to_bytes(10), (255).to_bytes(), (0).to_bytes(0))
print(int.from_bytes(b"\x04\x00"), int.from_bytes(b"\x00\x04", "little"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes([1, 2]), int.from_bytes(b""))
for call in [lambda: (256).to_bytes(1), lambda: (-1).to_bytes(1), lambda: (128).to_bytes(1, signed=True), lambda: (1).to_bytes(1, "x")]:
    try:
        print(call())
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
