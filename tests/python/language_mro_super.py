class A:
    def f(self): return ["A"]
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super().f()
class D(B, C):
    def f(self): return ["D"] + super().f()
    @classmethod
    def make(cls): return cls.__name__
    @staticmethod
    def st(): return "st"


print(D().f(), [c.__name__ for c in D.__mro__], super(B, D()).f(), D.make(), D().st(), issubclass(D, A))
try:
    class E(A, B): pass
except TypeError as error:
    print(error)


class Mixin:
    def save(self, **kw):
        print("mixin", kw)
        super().save(**kw)


class Base:
    def save(self, **kw):
        print("base", kw)


class Model(Mixin, Base):
    pass


Model().save(a=1)


class P:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Q(P, tag="q"): pass


print(Q.tag, Q[int], P.__subclasses__())
