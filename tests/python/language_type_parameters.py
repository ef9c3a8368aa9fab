from typing import Protocol, runtime_checkable, TypeVar, Generic, overload, Self, Literal, TypedDict, get_type_hints
from collections import OrderedDict


@runtime_checkable
class Comparable(Protocol):
    def __lt__(self, other) -> bool: ...


class LRUCache[K, V]:
    def __init__(self, capacity: int) -> None:
        self._data: OrderedDict[K, V] = OrderedDict()
        self.capacity = capacity
        self.hits = self.misses = 0

    def get(self, key: K, default: V | None = None) -> V | None:
        try:
            self._data.move_to_end(key)
            self.hits += 1
            return self._data[key]
        except KeyError:
            self.misses += 1
            return default

    def put(self, key: K, value: V) -> Self:
        self._data[key] = value
        self._data.move_to_end(key)
        if len(self._data) > self.capacity:
            evicted, _ = self._data.popitem(last=False)
            print("evicted", evicted)
        return self

    def __repr__(self):
        return f"LRUCache({', '.join(f'{k}={v}' for k, v in self._data.items())})"


def largest[T: Comparable](items: list[T]) -> T:
    best = items[0]
    for item in items[1:]:
        if best < item:
            best = item
    return best


type Pair[A] = tuple[A, A]
type Json = dict[str, Json] | list[Json] | str | int | None


class Movie(TypedDict, total=False):
    title: str
    year: int


cache = LRUCache[str, int](2)
cache.put("a", 1).put("b", 2)
cache.get("a")
cache.put("c", 3)
print(cache, cache.get("b"), cache.get("zz", -1), cache.hits, cache.misses)
print(largest([3, 9, 2]), largest(["pear", "apple"]), isinstance(3, Comparable), isinstance(object(), Comparable))
print(Pair, Pair.__value__, Json.__name__, LRUCache.__type_params__, largest.__type_params__)
m: Movie = {"title": "Alien", "year": 1979}
print(m, Movie.__annotations__, Movie.__total__, get_type_hints(largest))
print(LRUCache[str, int], list[int], dict[str, list[int]], int | None, Literal["a", "b"])
