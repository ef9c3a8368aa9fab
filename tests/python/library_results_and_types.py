import asyncio
import typing
from typing import Protocol, TypeVar, Generic, Callable, Concatenate, ParamSpec, Never, assert_never, overload, cast, NewType, TypeGuard
from dataclasses import dataclass
from enum import Enum

P = ParamSpec("P")
R = TypeVar("R", covariant=True)
UserId = NewType("UserId", int)


@dataclass
class Ok[T]:
    value: T

    def map[U](self, f: Callable[[T], U]) -> "Ok[U]":
        return Ok(f(self.value))


@dataclass
class Err[E: Exception]:
    error: E

    def map(self, f):
        return self


type Result[T, E: Exception] = Ok[T] | Err[E]


def safe[**P, T](fn: Callable[P, typing.Awaitable[T]]) -> Callable[P, typing.Awaitable[Result]]:
    async def wrapper(*args: P.args, **kwargs: P.kwargs):
        try:
            return Ok(await fn(*args, **kwargs))
        except Exception as e:
            return Err(e)
    return wrapper


@safe
async def divide(a: float, b: float) -> float:
    await asyncio.sleep(0)
    return a / b


class Shape(Enum):
    CIRCLE = 1
    SQUARE = 2


def area(s: Shape, x: float) -> float:
    match s:
        case Shape.CIRCLE:
            return 3 * x * x
        case Shape.SQUARE:
            return x * x
        case _:
            assert_never(s)


class SupportsClose(Protocol):
    def close(self) -> None: ...


def is_str_list(xs: list[object]) -> TypeGuard[list[str]]:
    return all(isinstance(x, str) for x in xs)


async def main():
    for args in ((6, 3), (1, 0)):
        match await divide(*args):
            case Ok(value):
                print("ok", value)
            case Err(ZeroDivisionError() as e):
                print("err", e)
    print((await divide(1, 2)).map(lambda x: x * 10), (await divide(1, "x")).map(str))
    print(Result, Result.__type_params__, Ok[int], Ok.__type_params__[0], Err.__type_params__[0].__bound__)
    print(UserId(5), UserId.__name__, UserId.__supertype__, cast(str, 5), is_str_list(["a", 1]))
    print(area(Shape.CIRCLE, 2), typing.get_type_hints(area), area.__annotations__["s"])
    try:
        area("x", 1)
    except AssertionError as e:
        print(e)
    print(typing.Optional[int], typing.Union[int, str, None], list[int] | None, typing.get_args(dict[str, list[int]]), Callable[[int], str])
    print(typing.get_type_hints(Ok)["value"], Ok(1) == Ok(1), Ok.__annotations__, Generic, R, P)
    X = TypeVar("X", bound=int)
    print(X, X.__bound__, typing.get_origin(list[int]), issubclass(Ok, Generic), Ok.__orig_bases__)


asyncio.run(main())
