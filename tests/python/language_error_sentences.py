class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"Vec({self.x}, {self.y})"
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __sub__(self, o): return Vec(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return Vec(self.x * k, self.y * k) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __truediv__(self, k): return Vec(self.x / k, self.y / k)
    def __neg__(self): return self * -1
    def __pos__(self): return self
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** .5
    def __eq__(self, o): return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __bool__(self): return bool(self.x or self.y)
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
    def __contains__(self, v): return v in (self.x, self.y)
    def __round__(self, n=None): return Vec(round(self.x, n), round(self.y, n))
    def __divmod__(self, o): return "divmod", o
    def __pow__(self, n, m=None): return "pow", n, m
    def __lshift__(self, o): return f"<< {o}"
    def __invert__(self): return "~"
    def __float__(self): return abs(self)
    def __int__(self): return 7
    def __complex__(self): return complex(self.x, self.y)
    def __reversed__(self): return iter((self.y, self.x))
v, w = Vec(3, 4), Vec(1, 2)
print(v + w, v - w, v * 2, 2 * v, v @ w, v / 2, -v, +v, abs(v), v == Vec(3, 4), v != w, hash(v) == hash((3, 4)), list(v), v[0], v[-1], len(v), bool(Vec(0, 0)), sum([v, w]), 3 in v, round(Vec(1.256, 2.5), 1), divmod(v, 3), pow(v, 2, 5), v ** 3, v << 1, ~v, float(v), int(v), complex(v), list(reversed(v)), max(v), {v: 1}[Vec(3, 4)])
v += w; print(v); a, b = v; print(a, b, *v)
for f in (lambda: v + 1, lambda: 1 + v, lambda: v * "s", lambda: v < w, lambda: v[5], lambda: v - 1, lambda: v // 2, lambda: "a" + v, lambda: v.z, lambda: v(), lambda: [1] @ v, lambda: -"s", lambda: {} < {}, lambda: 1 < "a", lambda: len(5), lambda: hash([]), lambda: {[]: 1}, lambda: None + 1, lambda: [] + (), lambda: "a" * "b", lambda: "%d" % "x", lambda: 5["a"], lambda: int("1.5"), lambda: float("abc"), lambda: [].index(3), lambda: (1, 2)["a"], lambda: "abc"[10], lambda: {}.popitem(), lambda: set().pop(), lambda: iter(5), lambda: next(iter([])), lambda: max([]), lambda: chr(-1), lambda: ord("ab"), lambda: bytes([300]), lambda: "a".join([1]), lambda: abs("x"), lambda: round("x"), lambda: sum(["a"]), lambda: sorted([1, "a"]), lambda: range(1.5), lambda: [1, 2].pop(9), lambda: int("z", 36) + int("9", 8), lambda: 1 << -1, lambda: 2 ** "a", lambda: "{} {}".format(1), lambda: "{x}".format(y=1), lambda: f"{3:z}", lambda: format("s", "d"), lambda: getattr(5, "foo"), lambda: print(1, foo=2), lambda: open, lambda: (lambda a: 1)(), lambda: (lambda: 1)(2), lambda: isinstance(1, 5), lambda: __import__("nope"), lambda: type("X", (int, str), {}), lambda: [].foo, lambda: "x".encode("ascii", "bad") and "é".encode("ascii"), lambda: b"\xff".decode(), lambda: 10 ** 5 % 0, lambda: 0.0 ** -1, lambda: divmod(1, 0), lambda: 1 // 0.0, lambda: complex(1) / 0, lambda: (1).bit_length(2), lambda: "a".split(""), lambda: [3][1:2:0], lambda: list(zip(1)), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {**5}, lambda: [*5], lambda: print(*5)):
    try: r = f(); print("ok", r if not callable(r) else "callable")
    except Exception as e: print(type(e).__name__, "-", e)
