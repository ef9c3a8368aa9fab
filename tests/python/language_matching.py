def http(status):
    match status:
        case 400 | 401: return "bad"
        case 404: return "not found"
        case int(x) if x >= 500: return f"server {x}"
        case _: return "?"
print([http(s) for s in (400, 401, 404, 503, "x")])
def cmd(c):
    match c.split():
        case ["go", ("north" | "south") as d]: return f"going {d}"
        case ["get", obj, *rest]: return f"get {obj} {rest}"
        case ["quit"] | ["exit"]: return "bye"
        case []: return "empty"
        case [single]: return f"one {single}"
        case [first, *_, last]: return f"{first}..{last}"
print([cmd(c) for c in ("go north", "get key now", "exit", "", "hm", "a b c d", "go up")])
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def where(p):
    match p:
        case Point(0, 0): return "origin"
        case Point(x=0, y=y): return f"Y={y}"
        case Point(x, 0): return f"X={x}"
        case Point(x, y) if x == y: return "diag"
        case Point(): return "somewhere"
        case (a, b): return f"tuple {type(a).__name__} {b}"
        case {"x": x, **rest}: return f"map {x} {rest}"
        case str() | bytes(): return "text"
        case None | True | False: return "const"
        case [Point(x=a), [b, c]]: return (a, b, c)
        case float(f): return f
        case -1: return "neg"
        case 1 + 2j: return "cplx"
        case [[1, 2, *a], *b]: return (a, b)
        case _: return type(p).__name__
for p in (Point(0, 0), Point(0, 2), Point(3, 0), Point(2, 2), Point(1, 2), (1, 2), {"x": 1, "z": 3}, "s", b"", None, [Point(9, 9), [1, 2]], 2.5, -1, 1 + 2j, [[1, 2, 3], 4, 5], {"y": 1}, 12, [1], range(2)): print(where(p))
def ev(e):
    match e:
        case int() | float(): return e
        case ("+", a, b): return ev(a) + ev(b)
        case ("*", a, b): return ev(a) * ev(b)
        case ("neg", a): return -ev(a)
        case {"var": str(name), "value": v}: return ev(v)
        case _: raise ValueError(f"bad {e!r}")
print(ev(("+", 1, ("*", 2, ("neg", {"var": "x", "value": 3})))))
try: ev("zz")
except ValueError as e: print(e)
try:
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as e: print(e)
try:
    match 5:
        case int(1, 2): pass
except TypeError as e: print(e)
import enum
class Co(enum.Enum): R = 1
match Co.R:
    case Co.R: print("R")
match {"a": 1, "b": {"c": [1, 2]}}:
    case {"b": {"c": [_, second]}}: print(second)
match [1, 2, 3]:
    case [x, y, z] if (t := x + y + z) > 5: print(t)
