import typing
from typing import *


def f(a: int, b: "str" = "x", *c: float, d: Optional[int] = None) -> list[int]: ...


print(get_type_hints(f))


class Emp(NamedTuple):
    name: str
    id: int = 3

    def hi(self):
        return f"hi {self.name}"


e = Emp("g")
print(e, e.id, e.hi(), Emp._fields, Emp._field_defaults, Emp.__annotations__)


class Movie(TypedDict, total=False):
    title: str
    year: int


m = Movie(title="x")
print(m, type(m), Movie.__total__, sorted(Movie.__optional_keys__), sorted(Movie.__required_keys__))


@runtime_checkable
class Closable(Protocol):
    def close(self): ...


class Door:
    def close(self): pass


print(isinstance(Door(), Closable), isinstance(3, Closable))
T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []


s = Stack[int]()
print(type(s).__name__, Stack[int], T, Stack.__parameters__)
print(Union[int, str], Optional[int], int | None, List[int], Dict[str, int], list[int], dict[str, list[int]], Callable[[int], str], Any, Literal["a", 1], tuple[int, ...], Type[int])
print(get_origin(list[int]), get_args(dict[str, int]), get_args(int | str), get_origin(Union[int, str]), cast(int, "x"), Annotated[int, "meta"], Final, ClassVar[int])
UserId = NewType("UserId", int)
print(UserId(5), UserId.__name__, TYPE_CHECKING)


class Box[U]:
    def get(self) -> U: ...


def first[V](x: list[V]) -> V:
    return x[0]


print(Box[int], first([1]))
try:
    Closable()
except TypeError as error:
    print(error)


@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x):
    return x


print(g(1), assert_type(1, int), isinstance([], List) if False else "", isinstance(5, int | str), issubclass(bool, int | str))
try:
    assert_never("x")
except AssertionError as error:
    print(error)
