import weakref
class O:
    def __init__(self, n): self.n = n
    def hi(self): return "hi " + self.n
    def __repr__(self): return f"O({self.n})"
a, b = O("a"), O("b")
r = weakref.ref(a, lambda r: print("gone", r() is None)); print(r(), r().hi(), r == weakref.ref(a))
wv = weakref.WeakValueDictionary(); wv["a"] = a; wv["b"] = b; print(sorted(wv), len(wv), wv["a"], "b" in wv)
wk = weakref.WeakKeyDictionary(); wk[a] = 1; wk[b] = 2; print(len(wk), wk[a])
ws = weakref.WeakSet([a, b]); print(len(ws), a in ws)
fin = weakref.finalize(a, print, "finalized", 1); p = weakref.proxy(b); print(p.hi(), fin.alive)
wm = weakref.WeakMethod(b.hi); print(wm()())
del a
print(r(), sorted(wv), len(wk), len(ws), fin.alive, wv.get("a"))
del b
print(wm(), len(wv))
try: p.hi()
except ReferenceError as e: print(e)
try: weakref.ref(5)
except TypeError as e: print(e)
class Cache:
    _c = weakref.WeakValueDictionary()
    @classmethod
    def get(cls, k):
        o = cls._c.get(k)
        if o is None: print("create", k); o = cls._c[k] = O(k)
        return o
x = Cache.get("k"); y = Cache.get("k"); print(x is y); del x, y; z = Cache.get("k")
class Tree:
    def __init__(self, v, parent=None): self.v = v; self.parent = parent and weakref.ref(parent); self.kids = []; parent and parent.kids.append(self)
root = Tree(1); k = Tree(2, root); print(k.parent().v, root.parent); del root; print(k.parent())
