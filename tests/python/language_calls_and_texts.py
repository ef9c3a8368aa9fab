def outer():
    x = 1
    def mid():
        nonlocal x
        x += 1
        def inner(a, /, b, *args, c=3, d, **kw):
            nonlocal x
            x *= 10
            return a, b, args, c, d, kw
        return inner
    return mid(), lambda: x
f, getx = outer()
print(f(1, 2, 3, 4, d=5, e=6), getx())
for bad in ("f(1, d=1)", "f(a=1, b=2, d=3)", "f(1, 2, d=4, **{'d': 5})", "f(1,2)", "f()", "getx(1)", "f(1, b=2, d=1, c=1, *[9])"):
    try: print(eval(bad))
    except TypeError as e: print(e)
def gen():
    try:
        x = yield 1
        print("x", x)
        y = yield from sub()
        print("y", y)
    finally:
        print("cleanup")
def sub():
    z = yield 2
    while z:
        z = yield z * 2
    return "sub done"
g = gen()
print(next(g), g.send("a"), g.send(5), g.send(7))
try: g.send(None)
except StopIteration as e: print("stop", e.value)
g = gen(); next(g); 
try: g.throw(KeyError("t"))
except KeyError as e: print(e)
g = gen(); next(g); g.close(); print(g.gi_frame)
a, *b, c = range(6); print(a, b, c)
(p, (q, *r)), s = (1, "xyz"), {"k": 1}
print(p, q, r, s, *"ab", {**s, "z": 2}, [*b, *"q"])
print([(i, j) for i in range(3) for j in range(i) if i != j], {k: v for k, v in zip("ab", [1, 2])}, {x % 3 for x in range(10)})
def deco(n):
    def wrap(fn):
        def inner(*a, **k):
            print(f"<{n}>"); r = fn(*a, **k); print(f"</{n}>"); return r
        inner.__name__ = fn.__name__
        return inner
    return wrap
@deco("b")
@deco("i")
def hi(name="you"): "doc"; print(f"hi {name}")
hi("me"); print(hi.__name__, hi.__doc__)
print(f"{3.14159:.2f} {1234567:,} {255:#x} {0.5:%} {'s':*^7} {-5:+d} {1e10:g} {12:08.3f} {True!s:>6} {[1]!r} {2**70:_} {'x':>{4}}")
print(f"{'nested ' + f'{1+1}'} {x if (x:=5) else 0} {dict(a=1)['a']} {3=} {'a' 'b'=}")
print(1 < 2 < 3 != 4, not 0 or [] , 5 // -2, -5 % 3, divmod(-7, 2), 2 ** -1, round(2.5), round(-3.567, 1), 0.1 + 0.2, 1e16, 1e-5, float("nan"), 10 ** 20)
print(int("ff", 16), int(" 12_000 "), bin(10), oct(8), hex(-255), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (10).bit_length(), chr(8364), ord("é"), ascii("é"))
