import gc, weakref
class A:
    def __init__(self, n): self.n = n; self.other = None
    def __del__(self): print("del", self.n)
def cyc():
    a, b = A("a"), A("b")
    a.other, b.other = b, a
    return weakref.ref(a)
gc.collect()
r = cyc()
print("before", r() is not None)
print(gc.collect())
print("after", r(), gc.collect())
class P:
    pass
gc.collect()
def cyc2():
    p, q = P(), P()
    p.q, q.p = q, p
    p.items = [q, (p, {"k": p})]
    p.f = lambda: p
cyc2()
print(gc.collect() > 2)
saved = []
class Z:
    def __init__(self): self.me = self
    def __del__(self): saved.append(self); print("resurrected")
z = Z(); del z
gc.collect(); print(len(saved), saved[0].me is saved[0]); saved.clear(); gc.collect(); print("end")
gc.disable(); print(gc.isenabled()); gc.enable()
