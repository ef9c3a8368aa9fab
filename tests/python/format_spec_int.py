# Integers: bases, grouping, signs, padding.
for spec in ["", "d", "5", "<5", "^5", "05", "+", " ", "-", "+05", "x", "X", "#x", "#X", "#b", "o", "#o", "b", "n", ",", "_", "10,", "010,", "09,", "_b", "_x", "#_x", "#012x", "=+8", "*=8", "*>8", "x^9d", "e", ".2f", "g", "%", ".1%", "<08"]:
    print(repr(spec), format(42, spec), format(-1234567, spec), format(0, spec), format(True, spec))
print(format(2**100, ","), format(-2**100, "_x"), format(10**20, "e"), format(10**30, ".3e"))
print(f"{65:c}{0x20ac:c}{97:5c}|")
for spec in ["s", ".2d", ",x", ",_", "_,", ",,", "__", "+c", "#c", "abc", "z", "5.", "10000000000000000000"]:
    try:
        print(format(7, spec))
    except ValueError as error:
        print(spec, "->", error)
for spec in ["s", "q", ".3"]:
    try:
        print(format(True, spec))
    except ValueError as error:
        print(spec, "->", error)
try:
    format(-1, "c")
except OverflowError as error:
    print(error)
