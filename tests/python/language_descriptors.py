class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        del obj.__dict__[self.name]


class Point:
    x = Typed(int)
    y = Typed(str)


p = Point()
print(p.x)
p.x = 5
p.y = "s"
print(p.x, p.y, p.__dict__, type(Point.x).__name__)
try:
    p.x = "no"
except TypeError as error:
    print(error)
del p.x
print(p.x)


class NonData:
    def __get__(self, obj, owner):
        return "from descriptor"


class C:
    attr = NonData()


c = C()
print(c.attr)
c.__dict__["attr"] = "instance"
print(c.attr, C.attr)


class Lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner):
        value = self.f(obj)
        setattr(obj, self.f.__name__, value)
        return value


class L:
    @Lazy
    def value(self):
        print("computing")
        return 42


l = L()
print(l.value, l.value)


class ReadOnly:
    @property
    def r(self):
        return 1


try:
    ReadOnly().r = 2
except AttributeError as error:
    print(error)
try:
    del ReadOnly().r
except AttributeError as error:
    print(error)
print(C.__dict__["attr"].__class__.__name__, L.__dict__["value"].f(None))
