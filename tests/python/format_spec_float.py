# Floats: every form, rounding, signs, special values.
values = [0.0, -0.0, 1.0, -1.5, 3.14159265, 1e10, 1e16, 1e-5, 123456789.125, 2.5, 0.5, 1.005, 1e100, 5e-324, 0.1, 1/3, 999999.5, 99999.95]
specs = ["", "f", ".0f", ".1f", ".2f", "e", ".0e", ".3e", "E", "g", ".3g", ".10g", "G", "n", "%", ".1%", "10.2f", "<10.2f", "+.2f", " .2f", "010.2f", ",.2f", "_.3f", "015,.2f", "#.0f", "#.3g", ".3", ".1", ".20", "10", "z.0f", "=+10.1f", "*^12.3f"]
for spec in specs:
    print(spec, *[format(value, spec) for value in values])
inf, nan = float("inf"), float("nan")
for spec in ["", "f", "F", "e", "g", "%", "+", "10", "010", "<6", ".2f"]:
    print(spec, format(inf, spec), format(-inf, spec), format(nan, spec))
for spec in ["d", "s", "x", "5.", "abc", ",_f", "_n"]:
    try:
        print(format(1.5, spec))
    except ValueError as error:
        print(spec, "->", error)
print(f"{1.5:.500f}"[-5:], len(f"{0.1:.2000f}"), f"{1e308:.0f}"[:20])
