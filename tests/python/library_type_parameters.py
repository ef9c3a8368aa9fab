class A[T: (int, str), *Ts, **P]:
    pass
print([ (p, p.__constraints__) for p in A.__type_params__[:1]])
class Node[T: Node]:
    pass
print(Node.__type_params__[0].__bound__)
def f[K: int = bool](x: K) -> K: return x
print(f.__type_params__[0].__bound__, f.__type_params__[0].__default__, f(3))
type Alias[T: float] = list[T]
print(Alias.__type_params__[0].__bound__, Alias[int])
import typing
from typing import TypeVar
print(typing.ParamSpec("P"), TypeVar("T", int, str).__constraints__)
async def later():
    class Inner[E: Exception]:
        e: E
    return Inner.__type_params__[0].__bound__
import asyncio
print(asyncio.run(later()))
from typing import get_type_hints, Callable
T = "module T"
class Box[T]:
    items: list[T]
    def get(self, x: T) -> T:
        def inner[U](u: U) -> tuple[T, U]: ...
        print(T, U if "U" in globals() else "no U", inner.__annotations__, inner.__type_params__)
        return x
    def cast[V](self, v: V) -> "Box[V]": return self
print(Box[int]().get(3), T, Box.__annotations__, get_type_hints(Box), get_type_hints(Box.get), Box.cast.__annotations__)
def g[*Ts, **P](f: Callable[P, int], *args: *Ts) -> None: ...
print(g.__type_params__)
try:
    print(P)
except NameError as e: print(e)
class Pair[A, B](dict[A, B]): pass
print(Pair[int, str], Pair.__orig_bases__, Pair.__parameters__)
