class Base:
    count = 0
    def __init_subclass__(cls, **kw): 
        super().__init_subclass__(); Base.count += 1; print("sub", cls.__name__, kw)
    def hello(self): return "base"
    @classmethod
    def cm(cls): return cls.__name__
    @staticmethod
    def sm(x): return x*2
class D(Base):
    def hello(self): return "d+" + super().hello()
    def __eq__(self, o): return isinstance(o, D)
    def __hash__(self): return 1
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError(i)
        return i*10
    def __contains__(self, x): return x == 7
    def __add__(self, o): return "add"
    def __radd__(self, o): return "radd"
    def __lt__(self, o): return True
    def __call__(self, *a): return a
    def __bool__(self): return False
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit", a[0]); return True
    def __getattr__(self, n): return "attr:"+n
d = D()
print(d.hello(), D.cm(), d.sm(4), len(d), list(d), 7 in d, d+1, 1+d, d<1, d(1,2), bool(d), d.zzz, {d:1}[D()])
with d as dd: raise ValueError("x")
print(D.__mro__, D.__name__, isinstance(d, Base), issubclass(D, Base))
class M(type):
    def __new__(m, name, bases, ns, **k):
        ns["added"] = 42
        return super().__new__(m, name, bases, ns)
    def __call__(cls, *a):
        print("call", a); return super().__call__(*a)
class WithMeta(metaclass=M):
    def __init__(self, x): self.x = x
w = WithMeta(5); print(w.x, w.added, type(WithMeta))
class Prop:
    def __init__(self): self._v = 1
    @property
    def v(self): return self._v
    @v.setter
    def v(self, n): self._v = n
    @v.deleter
    def v(self): print("del")
p = Prop(); p.v = 9; print(p.v); del p.v
class Ro:
    @property
    def r(self): return 1
try: Ro().r = 2
except AttributeError as e: print(e)
class S:
    __slots__ = ("a",)
s = S(); s.a = 1
try: s.b = 2
except AttributeError as e: print(e)
try: p.nope
except AttributeError as e: print(e)
