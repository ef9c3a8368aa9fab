from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


def f(v):
    match v:
        case 0 | 1 | -1:
            return "small"
        case int(n) if n > 100:
            return f"big {n}"
        case bool() | float():
            return "bool or float"
        case int():
            return "int"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case str() as s if s.isupper():
            return "upper"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [x, y, *rest] if rest:
            return f"many {x} {y} {rest}"
        case (x, y):
            return f"pair {x} {y}"
        case {"kind": "circle", "r": r}:
            return f"circle {r}"
        case {"kind": kind, **others}:
            return f"{kind} {others}"
        case {}:
            return "mapping"
        case Point(x=0, y=0):
            return "origin"
        case Point(x, y=0):
            return f"on x {x}"
        case Point() as p:
            return repr(p)
        case None:
            return "none"
        case _:
            return "other"


for v in (0, True, 500, 7, 2.5, "a", "ABC", "xyz", [], [1], (1, 2), [1, 2, 3, 4], range(2), {"kind": "circle", "r": 2}, {"kind": "sq", "w": 1}, {"z": 1}, {}, Point(0, 0), Point(3, 0), Point(1, 2), None, b"ab", {1}, 1j):
    print(repr(v), "->", f(v))


class K:
    LIMIT = 5


match 5:
    case K.LIMIT:
        print("limit")
match [1, [2, [3, 4]], {"a": [5, {"b": 6}]}]:
    case [a, [b, [*c]], {"a": [d, {"b": e}]}]:
        print(a, b, c, d, e)
match "x", 1:
    case (str(), int() | float() as n):
        print(n)
match 3:
    case x:
        print("bound", x)
match {"a": 1, "b": 2}:
    case {"a": int(v), **rest}:
        print(v, rest)
match [1, 2, 3, 4]:
    case [first, *_, last]:
        print(first, last)
match 1 + 2j:
    case 1 + 2j:
        print("complex")
match -3.5:
    case -3.5:
        print("negative")


class P:
    __match_args__ = ("a",)
    a = 1


try:
    match P():
        case P(1, 2):
            pass
except TypeError as error:
    print(error)
try:
    match 1:
        case int(1, 2):
            pass
except TypeError as error:
    print(error)
