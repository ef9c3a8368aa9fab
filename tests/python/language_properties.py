class Temp:
    def __init__(self, c):
        self._c = c

    @property
    def c(self):
        """Celsius."""
        return self._c

    @c.setter
    def c(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value

    @property
    def f(self):
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, value):
        self.c = (value - 32) * 5 / 9


t = Temp(100)
print(t.f, Temp.c.__doc__, Temp.c.fset.__name__, Temp.c.fdel)
t.f = 32
print(t.c)
try:
    t.c = -300
except ValueError as error:
    print(error)


class Sub(Temp):
    @property
    def c(self):
        return super().c + 1

    @Temp.f.getter
    def f(self):
        return "sub f"


print(Sub(1).c, Sub(1).f)
try:
    Sub(1).c = 5
except AttributeError as error:
    print(error)


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("x"):
            return f"dynamic {name}"
        raise AttributeError(f"no {name}")

    def __getattribute__(self, name):
        if name == "secret":
            return "intercepted"
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)

    def __dir__(self):
        return ["b", "a"]


d = Dynamic()
d.y = 1
print(d.y, d.xx, d.secret, hasattr(d, "zz"), getattr(d, "q", "default"), dir(d), vars(d))
try:
    d.zz
except AttributeError as error:
    print(error)


class ClassProp:
    _v = 1
    v = property(lambda self: self._v, lambda self, x: setattr(self, "_v", x), doc="the v")


c = ClassProp()
c.v = 10
print(c.v, ClassProp.v.__doc__, ClassProp._v)


class Failing:
    @property
    def p(self):
        return self.missing

    def __getattr__(self, name):
        return f"getattr {name}"


print(Failing().p)
