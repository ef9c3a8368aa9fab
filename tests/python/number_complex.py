# complex and bool.
print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex("j"), complex("-j"), complex(" (1.5-2e3j) "), complex("3"), complex(real=1, imag=-1))
print((1 + 2j).real, (1 + 2j).imag, (1 + 2j).conjugate(), abs(3 + 4j), -(1 + 2j), 1j * 1j, (1 + 2j) / (1 - 1j), (1 + 2j) ** 2, 1j == 1j, 1 + 0j == 1)
for call in [lambda: complex("x"), lambda: complex("1 + 2j"), lambda: complex("1", 2), lambda: 1j < 2j, lambda: 1j // 1]:
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(bool(), bool(0), bool("x"), bool([]), bool(0.0), bool(None), bool(0j), True + True, True & False, True | 2, True ^ True, ~5, isinstance(True, int), bool.__mro__)
