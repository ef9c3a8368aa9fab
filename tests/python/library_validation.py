from contextvars import ContextVar
import datetime as dt
import inspect
import typing as t
from functools import wraps


class ValidationError(Exception):
    def __init__(self, errors):
        self.errors = errors
        super().__init__("; ".join(f"{k}: {v}" for k, v in errors.items()))


class Model:
    def __init_subclass__(cls):
        cls._fields = {}
        for klass in reversed(cls.__mro__):
            cls._fields.update({k: v for k, v in inspect.get_annotations(klass).items() if not k.startswith("_")})

    def __init__(self, **data):
        errors = {}
        for name, typ in self._fields.items():
            if name not in data:
                if hasattr(type(self), name):
                    continue
                errors[name] = "field required"
                continue
            try:
                setattr(self, name, self._convert(typ, data.pop(name)))
            except (TypeError, ValueError) as e:
                errors[name] = str(e)
        if extra := set(data) - set(self._fields):
            errors["__extra__"] = ", ".join(sorted(extra))
        if errors:
            raise ValidationError(errors)

    @classmethod
    def _convert(cls, typ, value):
        origin, args = t.get_origin(typ), t.get_args(typ)
        if origin is list:
            return [cls._convert(args[0], v) for v in value]
        if origin in (t.Union, type(int | str)):
            if value is None and type(None) in args:
                return None
            return cls._convert(args[0], value)
        if origin is dict:
            return {cls._convert(args[0], k): cls._convert(args[1], v) for k, v in value.items()}
        if isinstance(typ, type) and issubclass(typ, Model):
            return typ(**value)
        if typ is dt.date:
            return dt.date.fromisoformat(value)
        return typ(value)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in self._fields)})"


class Address(Model):
    street: str
    zip: int


class Person(Model):
    name: str
    born: dt.date
    tags: list[str]
    address: t.Optional[Address] = None
    scores: dict[str, float]
    nick: str | None = None


p = Person(name="Ann", born="1990-05-17", tags=["a", 1], address={"street": "Main", "zip": "12345"}, scores={"x": "1.5"})
print(p)
print(p.born.year, p.address.zip + 1, p.nick)
for bad in ({}, {"name": "B", "born": "yesterday", "tags": [], "scores": {"k": "z"}, "colour": "red"}):
    try:
        Person(**bad)
    except ValidationError as e:
        for k, v in e.errors.items():
            print("  ", k, "->", v)
print(inspect.signature(Person.__init__), inspect.signature(Person._convert), Person._fields["tags"], t.Optional[Address], int | None)
print(inspect.isfunction(Model._convert), inspect.ismethod(Model._convert))


def typed(fn):
    hints = t.get_type_hints(fn)

    @wraps(fn)
    def inner(*a, **k):
        bound = inspect.signature(fn).bind(*a, **k)
        bound.apply_defaults()
        for n, v in bound.arguments.items():
            if n in hints and not isinstance(v, hints[n]):
                raise TypeError(f"{n}={v!r} is not {hints[n].__name__}")
        return fn(*a, **k)
    return inner


@typed
def area(w: int, h: int = 2) -> int:
    return w * h


print(area(3), area(h=5, w=1), area.__annotations__)
try:
    area(1, 2, 3)
except TypeError as e:
    print(e)
area("x")
