class T:
    n = 0
    def __init__(self, name="t"): T.n += 1; self.name = name
    def __del__(self): T.n -= 1; print("del", self.name)
t = T(); u = t
del t; print(T.n)
del u; print(T.n)
def f():
    x = T("local"); print("in f")
f(); print("after f")
l = [T("in list")]; l.clear(); print("cleared")
y = T("old"); y = T("new"); print("rebound")
try:
    z = T("exc"); raise ValueError
except ValueError: pass
del z
T("temp"); print("end")
import weakref
o = T("weak"); r = weakref.ref(o, lambda r: print("callback")); print(r() is o); del o; print(r())
del y
