from typing import *
T = TypeVar("T"); K = TypeVar("K")
print(Optional[T], Optional[T][int], Union[T, str][int], Dict[K, List[T]][str, int], list[T] | K)
print(dict[K, T][int, str], (list[T] | None)[int], Callable[[T], K][int, str])
try: list[int][str]
except TypeError as e: print(e)
class Box(Generic[T]):
    pass
print(Box[list[K]].__parameters__, Box[list[K]][int], get_args(dict[K, list[T]][int, str]))
