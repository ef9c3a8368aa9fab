class V:
    def __init__(self, *c):
        self.c = c

    def __repr__(self):
        return f"V{self.c}"

    def __add__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return V(*(a + b for a, b in zip(self.c, o.c)))

    def __radd__(self, o):
        return self if o == 0 else NotImplemented

    def __mul__(self, k):
        return V(*(a * k for a in self.c))

    __rmul__ = __mul__

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.c, o.c))

    def __neg__(self):
        return self * -1

    def __eq__(self, o):
        return self.c == o.c if isinstance(o, V) else NotImplemented

    def __hash__(self):
        return hash(self.c)

    def __lt__(self, o):
        return self.c < o.c

    def __getitem__(self, i):
        return self.c[i]

    def __len__(self):
        return len(self.c)

    def __bool__(self):
        return any(self.c)

    def __iadd__(self, o):
        print("iadd")
        return self + o

    def __divmod__(self, k):
        return "divmod"

    def __pow__(self, k, m=None):
        return ("pow", k, m)

    def __round__(self, n=None):
        return ("round", n)

    def __index__(self):
        return len(self.c)

    def __format__(self, spec):
        return f"<{spec}>"

    def __abs__(self):
        return sum(x * x for x in self.c) ** 0.5

    def __contains__(self, x):
        return x in self.c

    def __rsub__(self, o):
        return ("rsub", o)

    def __invert__(self):
        return "inverted"


v, w = V(1, 2), V(3, 4)
print(v + w, sum([v, w]), v * 2, 2 * v, v @ w, -v, v == V(1, 2), v != w, v < w, v > w, sorted([w, v]), list(v), bool(V(0, 0)))
v += w
print(v, divmod(v, 1), v**2, pow(v, 2, 3), round(v), round(v, 1), "abc"[V(1):], f"{v:spec}", format(v), abs(V(3, 4)), 4 in v, 5 - v, ~v, hex(V(1)), [10, 20, 30][V(1, 1)])
for code in ("v + 1", "1 + v", "v - 1", "v <= w", "v / 2", "-'a'", "v @ 3 if 0 else v & 1", "v >> 1", "1 // v", "'a' + 1", "1 + 'a'", "[1] + (1,)", "{} | 1", "None + 1", "[] < {}", "3 @ 4", "~1.5", "'a' * 'b'", "1 in 2", "len(5)", "5[0]", "5()", "abs('x')", "not_defined if 0 else iter(5)", "next([])", "'a' % 5 if 0 else {}[[]]"):
    try:
        print(eval(code))
    except TypeError as error:
        print(code, "->", error)


class Sub(int):
    def __add__(self, o):
        return "sub add"

    def __radd__(self, o):
        return "sub radd"


print(Sub(1) + 1, 1 + Sub(1), Sub(2) * 3, V(1) == 3)
