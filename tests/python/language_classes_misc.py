class A:
    """Doc."""
    n = 0

    def __new__(cls, *args):
        self = super().__new__(cls)
        cls.n += 1
        return self

    def __init__(self, x=1):
        self.x = x

    def __repr__(self):
        return f"{type(self).__name__}({self.x})"

    def __eq__(self, other):
        return isinstance(other, A) and self.x == other.x


class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y


class C(A):
    __eq__ = A.__eq__
    __hash__ = lambda self: 5


print(A(), B(1, 2), A.n, B.n, A.__doc__, B.__doc__, A(1) == B(1, 3), hash(C()), B.__bases__, B.mro()[1].__name__)
try:
    hash(A())
except TypeError as e:
    print(e)
a = A()
a.new = 5
print(vars(a), a.__class__, hasattr(a, "q"), getattr(a, "q", None), isinstance(a, (int, A)), A.__init__(a, 9), a)
A.method = lambda self: self.x
print(a.method(), callable(a), callable(A), type(a.method).__name__)
for code in ("A(1, 2)", "A.method()", "B(1)", "a.zz", "a()", "len(a)", "a + a", "a < a", "a[0]", "iter(a)", "A.zz", "with_ if 0 else a.x.y"):
    try:
        eval(code)
    except Exception as e:
        print(type(e).__name__, e)


class D:
    def __init__(self): self.__private = 1
    def get(self): return self.__private


print(D().get(), D().__dict__, D()._D__private)


class Outer:
    class Inner:
        def f(self): pass


print(Outer.Inner.__qualname__, Outer.Inner.f.__qualname__, Outer.Inner)
