class Registry(type):
    classes = {}

    def __new__(mcs, name, bases, namespace, **kw):
        cls = super().__new__(mcs, name, bases, namespace)
        mcs.classes[name] = kw
        return cls

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)
        print("init", name, [b.__name__ for b in bases])

    def __call__(cls, *args, **kw):
        print("calling", cls.__name__)
        return super().__call__(*args, **kw)

    def __iter__(cls):
        return iter(["a", "b"])

    def __len__(cls):
        return 7

    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def __contains__(cls, x):
        return x == 1

    def __instancecheck__(cls, obj):
        return obj == "magic"

    def __repr__(cls):
        return f"<class {cls.__name__}>"

    @property
    def lower(cls):
        return cls.__name__.lower()


class A(metaclass=Registry, tag=1):
    pass


class B(A, tag=2):
    def __init__(self, v):
        self.v = v


print(B(3).v, Registry.classes, list(A), len(A), A["k"], 1 in A, isinstance("magic", A), isinstance(5, A), A, B.lower, type(B).__name__)


class Prep(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return {"injected": "yes"}


class WithPrep(metaclass=Prep):
    seen = injected


print(WithPrep.seen)
T = type("T", (int,), {"double": lambda self: self * 2, "__module__": "m"})
print(T(4).double(), T.__name__, T.__bases__, T.__module__)
try:
    class M2(type): pass
    class X(A, metaclass=M2): pass
except TypeError as error:
    print(error)
try:
    class Y(int, str): pass
except TypeError as error:
    print(error)
try:
    class Z(object, int): pass
except TypeError as error:
    print(error)


class Singleton(type):
    _instances = {}

    def __call__(cls, *args):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args)
        return cls._instances[cls]


class Config(metaclass=Singleton):
    pass


print(Config() is Config())


def function_meta(name, bases, ns):
    return name, bases, sorted(k for k in ns if not k.startswith("__"))


class F(metaclass=function_meta):
    q = 1


print(F)
