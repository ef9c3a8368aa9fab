import inspect
import sys
from types import SimpleNamespace, MappingProxyType
import operator


class Field:
    def __init__(self, *, default=None, validator=None):
        self.default, self.validator = default, validator

    def __set_name__(self, owner, name):
        self.public, self.private = name, f"_{owner.__name__}__{name}"

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return getattr(obj, self.private, self.default)

    def __set__(self, obj, value):
        if self.validator and not self.validator(value):
            raise ValueError(f"{value!r} is not valid for {self.public}")
        setattr(obj, self.private, value)

    def __delete__(self, obj):
        delattr(obj, self.private)


class Model:
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.fields = {k: v for k, v in vars(cls).items() if isinstance(v, Field)}

    def __repr__(self):
        args = ", ".join(f"{k}={getattr(self, k)!r}" for k in self.fields)
        return f"{type(self).__name__}({args})"


class User(Model):
    name = Field(default="?")
    age = Field(default=0, validator=lambda v: v >= 0)

    @property
    def initials(self):
        "Initials of the name."
        return "".join(p[0] for p in self.name.split())

    @initials.setter
    def initials(self, value):
        raise AttributeError("read only on purpose")


u = User(name="Ada King", age=36)
print(u, u.initials, User.initials.__doc__, vars(u))
for attr, value in (("age", -1), ("initials", "X")):
    try:
        setattr(u, attr, value)
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
del u.age
print(u.age, u)
try:
    del u.age
except AttributeError as e:
    print(e)


class Vector:
    def __init__(self, *xs):
        self.xs = xs

    def __getattr__(self, name):
        try:
            return self.xs["xyz".index(name)]
        except (ValueError, IndexError):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}") from None

    def __iter__(self):
        return iter(self.xs)

    def __abs__(self):
        return sum(x * x for x in self) ** 0.5

    def __eq__(self, o):
        return tuple(self) == tuple(o) if isinstance(o, Vector) else NotImplemented

    def __contains__(self, x):
        return x in self.xs

    def __len__(self):
        return len(self.xs)

    def __reversed__(self):
        return Vector(*reversed(self.xs))

    def __iadd__(self, o):
        self.xs = tuple(map(operator.add, self, o))
        return self

    def __call__(self, i):
        return self.xs[i]

    def __index__(self):
        return len(self)


v = Vector(3, 4)
print(v.x, v.y, abs(v), hasattr(v, "z"), v == Vector(3, 4), v != (3, 4), 4 in v, list(reversed(v)), v(0), [10, 20, 30][v])
v += Vector(1, 1)
print(*v, sep="|")
ns = SimpleNamespace(a=1, b=SimpleNamespace(c=2))
print(ns, ns.b.c, ns == SimpleNamespace(a=1, b=ns.b), MappingProxyType({"k": 1}))
print(sys.getrefcount.__name__, isinstance(True, int), type(u).__mro__[1].__name__, User.__dict__["age"].public)
