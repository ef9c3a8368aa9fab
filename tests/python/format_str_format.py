# str.format and format_map.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


point = Point(1, [2, {"k": "v"}])
print("{} {}".format(1, "a"), "{1} {0}".format(1, 2), "{a} {b!r}".format(a=1, b="x"))
print("{0.x} {0.y[0]} {0.y[1][k]} {p.x:>4}".format(point, p=point))
print("{{}} {{{}}}".format(5), "{:>{}}|{:{fill}^{width}}".format("a", 5, "b", fill="*", width=7))
print("{!r:>6} {!s} {!a}".format("x", "y", "ü"), "{0:,} {0:x} {0:08.3f}".format(1234567))
print("{a[b c]} {a[0]}".format(a={"b c": 1, 0: "zero"}), "{:{}{}}".format(3.14159, ".", "3"))
print("{x} {y}".format_map({"x": 1, "y": 2}), "{:%}".format(0.25), "{:}".format("plain"))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{a} {b}".format_map(Default(a=1)))
for text, args in [("{", ()), ("}", ()), ("{!x}", (1,)), ("{0", (1,)), ("{} {0}", (1,)), ("{0} {}", (1,)), ("{}", ()), ("{a}", ()), ("{!}", (1,)), ("{!r", (1,)), ("{!rx}", (1,)), ("{0.}", (1,)), ("{0[]}", (1,)), ("{0[a]x}", ({"a": 1},)), ("{:{:{}}}", (1, 2, 3)), ("{0.b}", (1,)), ("{0[5]}", ([1],)), ("{0[x]}", ([1],)), ("{:{}", (1, 2)), ("{:d}", ("x",)), ("a}b", ())]:
    try:
        print(text.format(*args))
    except (ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        print(text, type(error).__name__, error)
print(format(1 + 2j, ".2f"), format(1j, ""), format(1.5 - 2j, ">12"), format(3j, "+.1e"))
