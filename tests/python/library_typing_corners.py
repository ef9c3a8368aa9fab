import abc, collections.abc, typing
from typing import *
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self) -> float: ...
    @property
    @abc.abstractmethod
    def name(self): ...
    @classmethod
    def describe(cls): return f"shape {cls.__name__}"
try: Shape()
except TypeError as e: print(e)
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    name = "sq"
print(Sq(3).area(), Sq(2).describe(), isinstance(Sq(1), Shape), Shape.__abstractmethods__ == {"area", "name"})
class Half(Shape):
    def area(self): return 1
try: Half()
except TypeError as e: print(e)
class Walker(Protocol):
    def walk(self) -> str: ...
@runtime_checkable
class Named(Protocol):
    name: str
class Dog:
    name = "rex"
    def walk(self): return "walks"
print(isinstance(Dog(), Named), isinstance(3, Named))
try: isinstance(Dog(), Walker)
except TypeError as e: print(e)
T = TypeVar("T"); K = TypeVar("K", bound=int)
class Stack(Generic[T]):
    def __init__(self): self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s = Stack[int](); s.push(1); print(s.pop(), Stack[int], Stack.__parameters__, T, K.__bound__)
def f(a: int, b: Optional[str] = None, *args: Any, c: Union[int, str] = 3, **kw: "list[int]") -> dict[str, int]: ...
print(f.__annotations__, get_type_hints(f))
print(Optional[int], Union[int, str, None], list[int], dict[str, list[int]], Callable[[int, str], bool], Callable[..., int], Tuple[int, ...], Literal["a", 1], Any, ClassVar[int], Final[int], Type[int], Annotated[int, "meta"], int | None, Iterable[int], List[int], Dict[str, int], Awaitable[int], NoReturn)
print(get_origin(list[int]), get_args(dict[str, int]), get_origin(Optional[int]), get_args(Callable[[int], str]), Optional[int] == Union[int, None], Union[int] is int, int | str == Union[int, str], isinstance(3, int | str), issubclass(bool, int | str))
class Movie(TypedDict, total=False):
    title: str
    year: int
m: Movie = {"title": "x"}; print(m, Movie.__annotations__, Movie.__total__, Movie(title="t", year=1), Movie.__optional_keys__ == {"title", "year"})
class Emp(NamedTuple):
    name: str
    id: int = 3
    def hi(self): return f"hi {self.name}"
e = Emp("g"); print(e, e.hi(), Emp._field_defaults, Emp.__annotations__, e._replace(id=5))
UserId = NewType("UserId", int); print(UserId(5), UserId, UserId.__name__)
def first[U](xs: list[U]) -> U: return xs[0]
class Box[V]:
    def __init__(self, v: V): self.v = v
type Pair[A] = tuple[A, A]
print(first([1]), Box(3).v, Box[int], Pair, Pair[int])
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(1), cast(int, "x"), TYPE_CHECKING, assert_type(3, int))
@final
class Fin: pass
print(Fin.__final__, typing.get_overloads(g).__len__())
try: assert_never(3)
except AssertionError as e: print(e)
try: Union[()]
except TypeError as e: print(e)
try: List[int]()
except TypeError as e: print(e)
print(isinstance([], collections.abc.Sequence), issubclass(dict, collections.abc.Mapping), isinstance(len, collections.abc.Callable), isinstance({}.keys(), collections.abc.Set), isinstance(3, collections.abc.Hashable), isinstance([], collections.abc.Hashable))
class MySeq(collections.abc.Sequence):
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)
q = MySeq(3, 1, 2); print(list(q), 1 in q, q.index(2), q.count(3), list(reversed(q)), sorted(q))
class MyMap(collections.abc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
mm = MyMap(); mm["a"] = 1; mm.update(b=2); print(dict(mm), mm.pop("a"), mm.get("z", 0), mm.setdefault("q", 5), list(mm.items()), mm == {"b": 2, "q": 5}, "b" in mm)
