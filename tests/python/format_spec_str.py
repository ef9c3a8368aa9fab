# Text in f-strings: width, alignment, precision.
name = "Ada"
print(f"[{name}] [{name:10}] [{name:<10}] [{name:>10}] [{name:^10}] [{name:*^11}]")
print(f"[{name:.2}] [{name:6.2}] [{name:>6.1s}] [{name:05}]")
print(f"{name!r} {name!s:>5} {'ä€':>4} {'ä€'!a}")
width, fill = 12, "-"
print(f"[{name:{fill}^{width}}] [{name:>{width // 2}}]")
print(f"{{}} {{{name}}} {name=} {name = !s} {1 + 1 = }")
print(format("x", ""), format("abc", "5"), format("é", "^3") + "|")
for spec in ["d", "=5", "+", " ", "#", ",", "z", "10.3.5", "q"]:
    try:
        print(format("text", spec))
    except ValueError as error:
        print(spec, "->", error)
for value in [[], None, object, {}, print]:
    try:
        print(format(value, "5"))
    except TypeError as error:
        print(error)


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        return f"<{self.amount:{spec or '.2f'}} €>"

    def __str__(self):
        return "money"


print(f"{Money(3)} {Money(3):.1f} {Money(3)!s:>8}", format(Money(1)))
print("{:.3f} {}".format(Money(2), Money(5)))
