import gc
import weakref


class Node:
    count = 0

    def __init__(self, name):
        self.name = name
        self.parent = None
        self.children = []
        Node.count += 1

    def add(self, child):
        child.parent = weakref.ref(self)
        self.children.append(child)
        return child

    def __del__(self):
        Node.count -= 1
        print("del", self.name)

    def __repr__(self):
        return f"Node({self.name})"


root = Node("root")
kid = root.add(Node("kid"))
print(kid.parent(), Node.count)
del root
print(kid.parent(), Node.count)
del kid

cache = weakref.WeakValueDictionary()


class Image:
    def __init__(self, name):
        self.name = name


a = cache["a"] = Image("a.png")
b = cache["b"] = Image("b.png")
print(sorted(cache), len(cache))
del a
print(sorted(cache), "a" in cache)


def gone(ref):
    print("callback: object is gone", ref() is None)


obj = Image("x")
r = weakref.ref(obj, gone)
p = weakref.proxy(obj)
print(r().name, p.name, weakref.getweakrefcount(obj))
obj = None
print(r())
try:
    p.name
except ReferenceError as e:
    print(e)

f = weakref.finalize(b, print, "finalizing", "b")
print(f.alive)
del b
print(f.alive)


class Loop:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("loop collected")


gc.collect()
x = Loop()
wr = weakref.ref(x)
del x
print("still there:", wr() is not None)
gc.collect()
print("after collect:", wr())


class Listener:
    def on_event(self, e):
        print("got", e)


class Source:
    def __init__(self):
        self.listeners = []

    def add(self, method):
        self.listeners.append(weakref.WeakMethod(method))

    def fire(self, e):
        for m in self.listeners:
            if (fn := m()) is not None:
                fn(e)
            else:
                print("dead listener")


s, l = Source(), Listener()
s.add(l.on_event)
s.fire(1)
del l
s.fire(2)
