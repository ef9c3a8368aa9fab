# Dataclasses that name what isn't there yet, themselves first; slots for weak references.
from dataclasses import dataclass, field
import dataclasses, typing
@dataclass
class Node:
    val: int
    next: Node | None = None
    other: Later = None
    m: Unknown[int] = None
class Later: pass
print(Node(1, Node(2)))
print([f.type for f in dataclasses.fields(Node)][0])
@dataclass
class R:
    """doc"""
    a: int
    me: 'R' = None
r = R(1); r.me = r; print(r)
@dataclass(slots=True, weakref_slot=True)
class W: a: int
import weakref
w = W(1); print(weakref.ref(w)() is w)
print(W.__slots__)
@dataclass
class D:
    x: list[int]
    y: typing.ClassVar[int] = 3
    z: 'typing.ClassVar[int]' = 4
    zz: 'int' = 5
    s: str = 'a'
    def f(self): return 1
print(D.__doc__, D([1]))
@dataclass
class P(typing.Protocol):
    a: int
@dataclass
class PP(P):
    b: int = 2
print(PP(1))
@dataclass(frozen=True, slots=True)
class FS:
    a: int
import copy
try: copy.copy(FS(1)).a = 3
except dataclasses.FrozenInstanceError as e: print(repr(e))
try: copy.deepcopy(FS(1)).a = 3
except dataclasses.FrozenInstanceError as e: print(repr(e))


def tree():
    @dataclass
    class Leaf:
        value: int
        parent: Leaf | None = None

    print(Leaf(1, Leaf(2)).parent.value, [f.name for f in dataclasses.fields(Leaf)])

    @dataclass(slots=True)
    class Base:
        a: int

        def double(self):
            return self.a * 2

    @dataclass(slots=True)
    class More(Base):
        b: int = 1

        def double(self):
            return super().double() + self.b

    print(More(4).double(), More.__slots__)


tree()
