match {"k": [1, 2, {"z": 3}]}:
    case {"k": [a, b, {"z": z}]} if z > 2: print("m", a, b, z)
match (1, 2, 3, 4):
    case [first, *rest]: print(first, rest)
match 5:
    case 1 | 2: print("no")
    case int(n) if n > 3: print("int", n)
class Pt:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
match Pt(1, 2):
    case Pt(x=0): print("zero")
    case Pt(1, y): print("y", y)
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError(2), ExceptionGroup("in", [ValueError(3)])])
except* ValueError as eg: print("V", eg, eg.exceptions)
except* TypeError as eg: print("T", eg.exceptions)
try:
    try: raise ValueError("a")
    except ValueError as e: raise KeyError("b") from e
except KeyError as e: print(repr(e), repr(e.__cause__), e.__suppress_context__)
try:
    try: raise ValueError("a")
    except ValueError: raise KeyError("b")
except KeyError as e: print(repr(e.__context__))
e = ValueError("n"); e.add_note("note1"); print(e.__notes__)
del e
print(sorted("banana"), sorted([3,1,2], reverse=True), sorted(["b","A"], key=str.lower))
print(list(zip([1,2],[3,4])), list(enumerate("ab", 1)), list(map(lambda a,b:a+b,[1,2],[3,4])), list(filter(None,[0,1,2])))
print(sum([1,2.5]), min(3,1,2), max([1,5,2], key=lambda v:-v), any([0,1]), all([]), abs(-3), divmod(7,-2), pow(2,10,1000), round(2.5), round(2.675,2))
print(2**100, -7//2, -7%3, 7.5//2, 1e16, 1e15, 0.1+0.2, 1/3, float("inf"), 10**20//3)
print("%s %d %5.2f %r" % ("a", 3, 2.5, "q"), "abc"[::-1], "a,b".split(","), "x".join("abc"), "Hello".replace("l","L"))
print(str(b"ab\x00"), b"abc"[1], [1,2,3][-1], [1,2,3][1:], (1,), {1,2,3}, frozenset([1]), {}, set())
x = [1,2,3]; x[1:2] = [9,9]; del x[0]; print(x); x += [4]; print(x*2)
print(type(1), type("a"), type(None), int, print, len)
