class Desc:
    def __set_name__(self, owner, name): self.name = "_" + name; print("set_name", owner.__name__, name)
    def __get__(self, obj, objtype=None): return self if obj is None else getattr(obj, self.name, "unset")
    def __set__(self, obj, v):
        if not isinstance(v, int): raise TypeError(f"{self.name[1:]} must be int, got {type(v).__name__}")
        setattr(obj, self.name, v)
    def __delete__(self, obj): delattr(obj, self.name)
class A:
    x = Desc(); y = Desc()
a = A(); print(a.x); a.x = 5; print(a.x, vars(a), A.x.name); del a.x; print(a.x)
try: a.y = "s"
except TypeError as e: print(e)
try: del a.y
except AttributeError as e: print(e)
class Meta(type):
    registry = {}
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns); m.registry[name] = kw; return cls
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a, **k): print("creating", cls.__name__, a); return super().__call__(*a, **k)
    @classmethod
    def __prepare__(m, name, bases, **kw): print("prepare", name, kw); return {"injected": 1}
    def __len__(cls): return 99
    def __getattr__(cls, n): return f"class-attr {n}"
    def __contains__(cls, x): return x == 3
    def __iter__(cls): return iter("xyz")
class B(metaclass=Meta, flag=True):
    def __init__(self, v): self.v = v
b = B(1); print(Meta.registry, B.injected, len(B), B.nope, 3 in B, list(B), type(B), isinstance(B, Meta), b.v)
class Plugin:
    plugins = []
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); Plugin.plugins.append((cls.__name__, tag))
class P1(Plugin, tag="one"): pass
class P2(P1): pass
print(Plugin.plugins, P2.__mro__, P2.__bases__, Plugin.__subclasses__())
try:
    class P3(Plugin, other=1): pass
except TypeError as e: print(e)
class S:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = S(); print(s.a, hasattr(s, "b"), S.__slots__, S.a)
try: s.c = 3
except AttributeError as e: print(e)
try: s.b
except AttributeError as e: print(e)
try: s.__dict__
except AttributeError as e: print(e)
class X:
    def __getattr__(self, n): return n * 2
    def __getattribute__(self, n):
        if n == "secret": raise AttributeError("no")
        return super().__getattribute__(n)
    def __setattr__(self, n, v): print("set", n); super().__setattr__(n, v)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
x = X(); x.q = 1; print(x.q, x.secret, x.zz); del x.q
class T:
    def __new__(cls, *a): print("new", a); return super().__new__(cls)
    def __init__(self, *a): print("init", a)
    def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"
    def __repr__(self): return "T!"
    def __format__(self, s): return f"fmt({s})"
    def __bool__(self): return False
    def __call__(self, *a, **k): return a, k
    def __index__(self): return 3
    def __hash__(self): return 7
    def __missing__(self): pass
t = T(1, 2); print(T[int], f"{t:abc}", f"{t!r:>5}", bool(t), t(1, k=2), [0, 1, 2, 3][t], hash(t), bin(t), "%s" % t)
D = type("D", (A,), {"z": 5, "hi": lambda self: self.z}); print(D().hi(), D.__name__, D.__mro__[1].__name__, D.__module__)
class Prop:
    def __init__(self): self._t = 0
    @property
    def t(self): "doc t"; return self._t
    @t.setter
    def t(self, v): self._t = max(v, 0)
    @t.deleter
    def t(self): print("deleted")
pr = Prop(); pr.t = -5; print(pr.t, Prop.t.__doc__, Prop.t.fget.__name__); del pr.t
try: setattr(type("RO", (), {"p": property(lambda s: 1)})(), "p", 2)
except AttributeError as e: print(e)
