import weakref


class A:
    def __init__(self, n):
        self.n = n

    def hello(self):
        return f"hello {self.n}"


a = A(1)
r = weakref.ref(a)
print(r() is a)
d = weakref.WeakValueDictionary()
d["k"] = a
print(d["k"].n, len(d), "k" in d)
s = weakref.WeakSet([a])
print(len(s), a in s)
k = weakref.WeakKeyDictionary()
k[a] = "data"
print(k[a], len(k))
m = weakref.WeakMethod(a.hello)
print(m()())
f = weakref.finalize(a, print, "finalised", 1)
print(f.alive)
f.detach()
