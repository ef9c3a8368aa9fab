class Vector:
    def __init__(self, *values):
        self.values = values

    def __repr__(self):
        return f"Vector{self.values}"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.values, other.values)))

    def __mul__(self, k):
        return Vector(*(v * k for v in self.values))

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __eq__(self, other):
        return isinstance(other, Vector) and self.values == other.values

    def __lt__(self, other):
        return self.values < other.values

    def __getitem__(self, key):
        return self.values[key]

    def __iadd__(self, other):
        self.values = self.values + (other,)
        return self

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.values, other.values))

    def __abs__(self):
        return sum(v * v for v in self.values) ** 0.5

    def __bool__(self):
        return any(self.values)

    def __contains__(self, v):
        return v in self.values

    def __hash__(self):
        return hash(self.values)

    def __format__(self, spec):
        return f"<{spec or 'none'}>"


v = Vector(1, 2)
print(v + Vector(3, 4), v * 2, 3 * v, -v, v == Vector(1, 2), v != Vector(1, 2), v < Vector(2, 0), v[0], v[-1:])
v += 5
print(v, v @ Vector(1, 1, 1), abs(Vector(3, 4)), bool(Vector(0, 0)), 5 in v, {v: 1}[v], f"{v:abc} {v}")
for text in ["v + 1", "1 + v", "v - v", "v > 1", "v < 1"]:
    try:
        print(eval(text))
    except (TypeError, AttributeError) as error:
        print(text, "->", type(error).__name__, error)
print(sorted([Vector(2), Vector(1)]), max(Vector(2), Vector(5)))


class Sub(int):
    def __add__(self, other):
        return Sub(int(self) + other + 100)

    def __radd__(self, other):
        return "radd"


print(Sub(1) + 1, 1 + Sub(1), type(Sub(1) + 1).__name__, Sub(5) * 2)
print(1 < 2 < 3 != 4, 1 == 1.0 == True, [1, 2] < [1, 3], (1,) < (1, 0), "a" < "b", {1} < {1, 2}, not [] == [])
print(7 // 2, -7 // 2, 7 % -3, 2 ** -1, 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, -8 >> 1, True + True)
x = 5
x -= 1; x *= 3; x //= 2; x **= 2; x %= 7; x <<= 2; x |= 1; x ^= 3; x &= 0xFF
print(x)
print(None is None, [] is [], "x" in "xyz", 3 not in [1, 2], not None)
print(0 or "default", "" or 0, "a" and "b", 0 and 1, (1 if 0 else 2))
