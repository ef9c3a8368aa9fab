class N:
    pass
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
l = [3,1,2]
def k(x): l.append(9); return x
t(lambda: l.sort(key=k)); print(l)
nan = float("nan"); print([nan] == [nan], nan in [nan], (nan,) == (nan,), {1: nan} == {1: nan}, [nan].index(nan), nan == nan, [nan].count(nan))
try: b"\xff\xfe".decode()
except UnicodeDecodeError as e: print(e.start, e.end, e.reason, e.encoding, e.object, e, e.args)
try: raise UnicodeDecodeError("utf-8", b"abc", 1, 2, "bad")
except UnicodeDecodeError as e: print(e.start, e.end, e.reason, e)
try: "é".encode("ascii")
except UnicodeEncodeError as e: print(e.start, e.object, e.reason, e.encoding)
import datetime as dt
print(dt.timedelta(microseconds=1.5), dt.timedelta(microseconds=2.5), dt.timedelta(seconds=0.0000015), dt.timedelta(milliseconds=.0005), dt.timedelta(days=.1, hours=.3), dt.timedelta(seconds=1e-7), dt.timedelta(minutes=1/3), dt.timedelta(1) * 1.00000001, dt.timedelta(1) / 3)
import string
class F(string.Formatter):
    def get_value(self, key, args, kw):
        return kw.get(key, f"<{key}>") if isinstance(key, str) else args[key]
    def format_field(self, v, spec): return v.upper() if spec == "up" else super().format_field(v, spec)
    def convert_field(self, v, c): return v[::-1] if c == "R" else super().convert_field(v, c)
print(F().format("{a} {0} {b:up} {c!r} {0:>5}", "x", a=1, b="bb"), list(string.Formatter().parse("a{b!r:>{w}}c{{}}")), string.Formatter().format("{0[k]} {1.real} {} " if 0 else "{0[k]} {1.real}", {"k": 1}, 5))
class Meta(type):
    def __setattr__(c, n, v): print("meta set", n, v); super().__setattr__(n, v)
    def __delattr__(c, n): print("meta del", n); super().__delattr__(n)
class M(metaclass=Meta): pass
M.x = 3; del M.x
class S:
    __slots__ = "a", "b"
    def __init__(self): self.a = 1
print(S.a, S().a, S.__dict__.keys() >= {"a", "b"}, S.b.__get__, type(S.a).__name__) if 0 else print(S.a, S().a, type(S.a).__name__)
class S2(S): pass
s = S2(); s.z = 3; print(s.z)
t(lambda: type("Bad", (), {"__slots__": ("x",), "x": 1}))
import abc
class Ab(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
X = type("X", (Ab,), {}); t(X); print(type(X))
import traceback
class P:
    def __init__(self): self.name = 1
def show(f):
    try: f()
    except Exception: print(traceback.format_exc().splitlines()[-1])
show(lambda: P().nmae); show(lambda: prnt(1)); show(lambda: math.pi); show(lambda: [].apend(1)); 
def loc(): counter = 1; return countr
show(loc)
def imp(): from math import sqr
show(imp)
class Q:
    val = 1
    def m(self): return vall
    def n(self): return value_
    def o(self): return val
show(Q().m); show(Q().n)
