class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x=0, y=0): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __eq__(self, o): return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __bool__(self): return bool(self.x or self.y)
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __neg__(self): return self * -1
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** .5
    def __format__(self, spec): return f"<{self.x:{spec}},{self.y:{spec}}>" if spec else str(self)
    def __repr__(self): return f"Vec({self.x}, {self.y})"
    def __call__(self, *a): return (self, a)
    def __contains__(self, v): return v in (self.x, self.y)
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
    def __getattr__(self, n):
        if n == "xy": return (self.x, self.y)
        raise AttributeError(f"no {n}")
v, w = Vec(1, 2), Vec(3, 4)
print(v + w, 2 * v, v @ w, v == Vec(1, 2), len({v, Vec(1, 2)}), bool(Vec()), [*w], w[-1], -v, abs(w), f"{v:.1f}", f"{v}", v(1), 2 in v, sum([v, w]), v.xy)
u = v; u += w; print(v is u, v)
for e in ("v + 1", "v.zz", "v < w", "v.q", "del_"):
    try: print(eval(e))
    except Exception as x: print(type(x).__name__, x)
try: v.z = 1
except AttributeError as x: print(x)
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        ns["tag"] = kw.get("tag", name.upper())
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        o = super().__call__(*a, **k); o.made = True; return o
    def __len__(cls): return 42
    def __getattr__(cls, n): return f"meta:{n}"
class A(metaclass=Meta, tag="aa"):
    def who(self): return "A"
class B(A):
    def who(self): return "B>" + super().who()
class C(A):
    def who(self): return "C>" + super().who()
class D(B, C):
    def who(self): return "D>" + super().who()
print(A.tag, D.tag, D().made, len(D), D.zork, D().who(), [c.__name__ for c in D.__mro__], D.__bases__, type(D), isinstance(D(), C), issubclass(D, A))
class Desc:
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, i, o=None): return self if i is None else getattr(i, self.n, None)
    def __set__(self, i, v):
        if v < 0: raise ValueError(f"{self.n[1:]} must be >= 0")
        setattr(i, self.n, v)
    def __delete__(self, i): delattr(i, self.n); print("deleted")
class Acc:
    bal = Desc()
    def __init__(self, b): self.bal = b
    @property
    def half(self): return self.bal / 2
    @half.setter
    def half(self, v): self.bal = v * 2
    @half.deleter
    def half(self): del self.bal
    @staticmethod
    def make(): return Acc(5)
    @classmethod
    def zero(cls): return cls(0)
a = Acc.make(); a.half = 7; print(a.bal, a.half, Acc.zero().bal, vars(a)); del a.half; print(a.bal)
try: a.bal = -1
except ValueError as e: print(e)
try: Acc.zero().nope = 1; Acc.half.fget; print("ok")
except Exception as e: print(e)
