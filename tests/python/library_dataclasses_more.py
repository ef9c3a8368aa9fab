import dataclasses
from dataclasses import dataclass, field


@dataclass
class Base:
    x: int
    y: int = 0


@dataclass
class Child(Base):
    z: int = 3
    x: str = "over"


print(Child(), Child(1, 2, 3))


@dataclass(slots=True)
class Slotted:
    a: int
    b: int = 2


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"))
try:
    s.c = 1
except AttributeError as error:
    print(error)


@dataclass(kw_only=True)
class K:
    a: int = 1
    b: int


print(K(b=2))
try:
    K(1)
except TypeError as error:
    print(error)


@dataclass(repr=False, eq=False)
class Plain:
    a: int


print(Plain(1) == Plain(1), Plain.__repr__ is object.__repr__)
C = dataclasses.make_dataclass("C", [("x", int), "y", ("z", int, field(default=5))], namespace={"add": lambda self: self.x + self.z})
print(C(1, 2), C(1, 2).add())


@dataclass
class Tree:
    value: int
    children: list["Tree"] = field(default_factory=list)
    meta: dict = field(default_factory=dict, metadata={"doc": "extra"})


t = Tree(1, [Tree(2), Tree(3, [Tree(4)])], {"k": (1, [2])})
print(t)
print(dataclasses.asdict(t))
print(dataclasses.fields(Tree)[2].metadata["doc"], dataclasses.fields(Tree)[1].default_factory is list)


@dataclass(unsafe_hash=True)
class H:
    a: int
    b: list = field(hash=False, default_factory=list)


print(hash(H(1)) == hash(H(1, [2])))
try:
    hash(Tree(1))
except TypeError as error:
    print(error)


@dataclass(order=True)
class P:
    sort: int = field(init=False, repr=False)
    name: str

    def __post_init__(self):
        self.sort = -len(self.name)


print(sorted([P("a"), P("ccc"), P("bb")]))
try:
    P("a") < 3
except TypeError as error:
    print(error)
match Base(1, 2):
    case Base(1, y):
        print("y", y)
print(dataclasses.replace(Base(1, 2), y=7))
