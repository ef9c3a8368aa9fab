class A:
    def who(self):
        return "A"

    def chain(self):
        return ["A"]


class B(A):
    def who(self):
        return "B>" + super().who()

    def chain(self):
        return ["B"] + super().chain()


class C(A):
    def chain(self):
        return ["C"] + super().chain()


class D(B, C):
    def chain(self):
        return ["D"] + super().chain()


print(D().who(), D().chain(), [c.__name__ for c in D.__mro__])
print(isinstance(D(), C), issubclass(D, (int, A)), D.__bases__, A.__subclasses__())
try:
    class Bad(A, B):
        pass
except TypeError as error:
    print(error)
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    def show(self):
        return f"{self.name}: {self.area()}"


class Square(Shape):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


print(Square(3).show())
try:
    Shape()
except TypeError as error:
    print(error)


class Meta(type):
    registry = {}

    def __new__(meta, name, bases, namespace, **keywords):
        cls = super().__new__(meta, name, bases, namespace)
        meta.registry[name] = keywords
        return cls

    def __init__(cls, name, bases, namespace, **keywords):
        super().__init__(name, bases, namespace)

    def __len__(cls):
        return 7

    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def __iter__(cls):
        return iter([1, 2])

    @property
    def meta_property(cls):
        return "meta"


class Uses(metaclass=Meta, option=1):
    pass


class Child(Uses):
    pass


print(Meta.registry, len(Uses), Uses["k"], list(Child), type(Child).__name__, Uses.meta_property)


class Plugin:
    plugins = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.plugins.append((cls.__name__, tag))


class One(Plugin, tag="first"):
    pass


class Two(Plugin):
    pass


print(Plugin.plugins)


class MyList(list):
    def append(self, item):
        super().append(item * 2)


class MyDict(dict):
    def __missing__(self, key):
        return f"missing {key}"


class MyStr(str):
    def shout(self):
        return self.upper() + "!"


items = MyList([1])
items.append(5)
print(items, len(items), items[1], type(items).__name__, MyDict(a=1)["b"], MyDict(a=1)["a"], MyStr("hi").shout(), MyStr("a") + "b")


class Error(ValueError):
    pass


try:
    raise Error("custom")
except ValueError as error:
    print(type(error).__name__, error)


class Mixin:
    def __init__(self, **kw):
        print("Mixin", kw)
        super().__init__(**kw)


class Root:
    def __init__(self, x):
        self.x = x


class Both(Mixin, Root):
    pass


print(Both(x=3).x)
