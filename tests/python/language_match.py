from dataclasses import dataclass
from enum import Enum


@dataclass
class Point:
    x: int
    y: int


class Color(Enum):
    RED = 1
    BLUE = 2


def describe(value):
    match value:
        case 0 | 1:
            return "small"
        case -1:
            return "minus one"
        case 2.5:
            return "float"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case True:
            return "true"
        case None:
            return "none"
        case Color.RED:
            return "red"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *middle, 9]:
            return f"middle {middle}"
        case (a, b) if a == b:
            return f"pair {a}"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": kind, **rest}:
            return f"{kind} {rest}"
        case Point(x=0, y=y):
            return f"on y axis {y}"
        case Point(x, y):
            return f"point {x} {y}"
        case str() as text:
            return f"text {text}"
        case int(n):
            return f"int {n}"
        case [[a, b], *_]:
            return f"nested {a} {b}"
        case _:
            return "other"


for value in [0, 1, -1, 2.5, "a", "zzz", True, None, Color.RED, Color.BLUE, [], [5], [1, 2, 3, 9], (4, 4), (4, 5),
              {"type": "circle", "r": 2}, {"type": "box", "w": 1}, {"x": 1}, Point(0, 3), Point(1, 2), 42, [[1, 2], 3],
              {1, 2}, "b", (1,), range(1)]:
    print(value, "->", describe(value))
match [1, [2, [3, 4]]]:
    case [a, [b, [*c]]]:
        print(a, b, c)
match {"a": {"b": [1, {"c": 2}]}}:
    case {"a": {"b": [_, {"c": deep}]}}:
        print(deep)
