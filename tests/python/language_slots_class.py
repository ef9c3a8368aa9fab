class S:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


s = S()
print(s.a, hasattr(s, "b"), hasattr(s, "__dict__"), S.__slots__)
for code in ("s.b", "s.c = 1", "s.__dict__", "s.c"):
    try:
        exec(code)
    except AttributeError as error:
        print(error)
s.b = 2
del s.b


class D(S):
    pass


d = D()
d.anything = 5
print(d.anything, d.a)


class E(S):
    __slots__ = "one"


e = E()
e.one = 1
print(e.one, e.a, E.__slots__)
try:
    (5).x = 1
except AttributeError as error:
    print(error)


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a, w.z = 1, 2
print(w.a, w.z)
