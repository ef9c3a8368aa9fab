import traceback
def f(*a, **k): raise ValueError("x")
def show(g):
    try: g()
    except Exception: print(traceback.format_exc())
def a1():
    x = 3
    return (x + 1) * (x) / (0)
def a2():
    return f(
        1,
        2,
        3,
    )
def a3():
    y = f(1,
          2) + 5
def a4():
    d = {}
    return d["a"]["b"] [
        "c"
    ]
def a5():
    z = [1, 2]
    print(z[5], "x")
    return 1
def a6():
    for i in 5: pass
def a7():
    with open: pass
def a8():
    assert f, "x"; x = 1; x.foo.bar = 3
def a9():
    x = (1
         + "a"
         + 2)
def b1():
    raise ValueError(
        "multi"
        "line"
    )
def b2():
    return 10 // 0 ** 2
def b3():
    x, y = 1, 2, 3
def b4():
    [i / 0 for i in range(3)]
def b5():
    a = {}
    a["x"] += 1
def b6():
    return 1 if f(1) else 2
def b7():
    print(f"{f(3)!r:>10} hello")
def b8():
    f(1).foo(2).bar(
        3)
def b9():
    return not -"s"
def c1():
    del {}["k"]
def c2():
    from math import nothing
def c3():
    lambda_ = lambda x: x.real.foo
    lambda_(3)
def c4():
    x = 5
    x(1, 2)(3)
def c5():
    é = "ü" + 1; return é
def c6():
    class C(int, str): pass
def c7():
    "abc".nope()
def c8():
    "abc".upper(1)
def c9():
    return max(1, 2,
               key=3)
for g in (a1,a2,a3,a4,a5,a6,a7,a8,a9,b1,b2,b3,b4,b5,b6,b7,b8,b9,c1,c2,c3,c4,c5,c6,c7,c8,c9): show(g)
