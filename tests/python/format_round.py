# round() to decimals: the exact value decides.
for value in [2.675, 1.005, 0.5, 1.5, 2.5, -0.5, -1.5, 0.15, 0.25, 0.35, 1234.5678, 1e22, 1.45, 5e-324, 123456.0]:
    print(value, [round(value, digits) for digits in (0, 1, 2, 3, -1, -2, -3, 400, -400)], round(value))
for value in [25, 35, 15, -25, 1250, 1350, 50, 51, 149, 150, 10**20 + 5]:
    print(value, [round(value, digits) for digits in (0, 1, -1, -2, -3)])
print(round(55.0, -2), round(50.0, -2), round(51.0, -2), round(149.99, -2), round(150.0, -2), round(250.0, -2))
print(round(True), round(2.5, None), round(number=1.25, ndigits=1))
for bad in [float("inf"), float("nan")]:
    print(round(bad, 2))
    try:
        round(bad)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
try:
    round("x")
except TypeError as error:
    print(error)
