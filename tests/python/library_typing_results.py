from typing import (Any, Callable, Concatenate, Generic, Iterable, Iterator, NamedTuple, NewType, Optional, ParamSpec,
                    Protocol, Sequence, TypeVar, Union, cast, get_args, get_origin, Annotated, Final, TypeAlias)
from dataclasses import dataclass
from abc import abstractmethod
import functools

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")
UserId = NewType("UserId", int)


@dataclass(frozen=True)
class Ok(Generic[T]):
    value: T


@dataclass(frozen=True)
class Err:
    error: str


Result: TypeAlias = Union[Ok[T], Err]


def safe(fn: Callable[P, R]) -> Callable[P, "Result[R]"]:
    @functools.wraps(fn)
    def inner(*args: P.args, **kwargs: P.kwargs):
        try:
            return Ok(fn(*args, **kwargs))
        except Exception as e:
            return Err(f"{type(e).__name__}: {e}")
    return inner


@safe
def div(a: float, b: float) -> float:
    return a / b


def handle(r):
    match r:
        case Ok(value=float() | int() as v):
            return f"got {v:.2f}"
        case Err(msg):
            return f"failed ({msg})"


class Repository(Protocol[T]):
    @abstractmethod
    def get(self, id: int) -> Optional[T]: ...

    def first(self) -> T:
        return next(iter(self))


class User(NamedTuple):
    id: UserId
    name: str
    tags: tuple[str, ...] = ()

    @property
    def initials(self) -> str:
        return "".join(p[0] for p in self.name.split())


class MemoryRepo(Repository[User]):
    def __init__(self, users: Iterable[User]):
        self.users = {u.id: u for u in users}

    def get(self, id):
        return self.users.get(id)

    def __iter__(self) -> Iterator[User]:
        return iter(self.users.values())


class TypedList(Generic[T]):
    def __init__(self, *items: T):
        self.items = list(items)

    def map(self, fn: Callable[[T], R]) -> "TypedList[R]":
        return TypedList(*map(fn, self.items))

    def __repr__(self):
        return f"TypedList({self.items})"


print(handle(div(1, 3)), handle(div(1, 0)), div("a", 1))
repo = MemoryRepo([User(UserId(1), "Ada Lovelace", ("math",)), User(UserId(2), "Alan Turing")])
print(repo.first().initials, repo.get(2), repo.get(9), UserId(5) + 1, UserId.__name__)
print(TypedList(1, 2, 3).map(lambda x: x * 1.5), TypedList[int], get_origin(dict[str, int]), get_args(Callable[[int, str], bool]))
print(Optional[int], Union[int, str, None], Callable[[int], str], Annotated[int, "meta"], Sequence[T], Any, get_args(Optional[str]))
print(div.__annotations__, User._field_defaults, Ok(1) == Ok(1), hash(Ok(1)) == hash(Ok(1)), cast(int, "x"))
for attempt in (lambda: setattr(Ok(1), "value", 2), lambda: Repository(), lambda: User(1), lambda: TypedList[int, str]):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
print(MemoryRepo.__mro__[1].__name__, MemoryRepo.__orig_bases__, Repository.__parameters__, T.__name__, P)
MAX: Final[int] = 3
print(__annotations__ if False else sorted(k for k in globals() if k.isupper()))
User("x", "y", "z", "w")
