class Descriptor:
    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        print("set", self.name, value)
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        del instance.__dict__[self.name]


class Lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        value = instance.__dict__[self.function.__name__] = self.function(instance)
        return value


class Thing:
    field = Descriptor()
    shared = []

    @Lazy
    def computed(self):
        print("computing")
        return 42

    def __getattr__(self, name):
        if name.startswith("dyn"):
            return name.upper()
        raise AttributeError(f"no {name} here")

    def __setattr__(self, name, value):
        if name == "locked":
            raise AttributeError("locked")
        super().__setattr__(name, value)

    def __dir__(self):
        return ["one", "two"]


t = Thing()
print(t.field)
t.field = 5
print(t.field, t.__dict__)
del t.field
print(t.field, t.computed, t.computed, t.dynamic, dir(t))
for name in ["locked", "free"]:
    try:
        setattr(t, name, 1)
        print(getattr(t, name))
    except AttributeError as error:
        print(error)
print(hasattr(t, "nope"), getattr(t, "nope", "default"), hasattr(t, "dynx"))
try:
    t.nope
except AttributeError as error:
    print(error)
print(Thing.field is Thing.__dict__["field"], vars(t) is t.__dict__)
Thing.added = lambda self: "added"
print(t.added())
t.method = lambda: "own"
print(t.method())
del Thing.added
print(hasattr(Thing, "added"))


class Counter:
    instances = 0

    def __new__(cls, *args):
        cls.instances += 1
        return super().__new__(cls)

    def __init__(self, n):
        self.n = n


print(Counter(1).n, Counter(2).n, Counter.instances)


class Trace:
    def __getattribute__(self, name):
        if name == "secret":
            return "intercepted"
        return object.__getattribute__(self, name)

    def __init__(self):
        self.plain = "plain"


print(Trace().secret, Trace().plain)


class Private:
    def __init__(self):
        self.__hidden = 1

    def get(self):
        return self.__hidden


print(Private().get(), Private().__dict__)
print(type("Dynamic", (Private,), {"x": 5})().x)
