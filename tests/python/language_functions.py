# functions
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return (a,b,c,args,d,e,kw)
print(f(1, d=4)); print(f(1,2,3,4,5,d=6,z=7))
for call in [lambda: f(), lambda: f(1), lambda: f(1,d=1,a=2), lambda: f(1,2,3,d=1,d2=2)]:
    try: print(call())
    except TypeError as e: print(e)
def g(x): return x
try: g()
except TypeError as e: print(e)
try: g(1,2)
except TypeError as e: print(e)
try: g(y=1)
except TypeError as e: print(e)
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
c = counter(); c(); print(c(5))
print([*range(3), *"ab"], {**{"a":1}, "b":2}, (*[1,2],))
a, *b, c2 = range(5); print(a,b,c2)
(x, y), z = (1,2), 3; print(x,y,z)
print([i*j for i in range(3) for j in range(3) if i!=j], {i:i*i for i in range(3)}, {i%2 for i in range(5)})
print((lambda *a, **k: (a,k))(1,2,x=3))
def deco(n):
    def wrap(fn):
        def inner(*a): return fn(*a)*n
        return inner
    return wrap
@deco(3)
def h(x): return x+1
print(h(1))
print(1 < 2 < 3, 1 < 3 < 2, not 1, 1 and 2, 0 or "x", None is None)
if (n := 10) > 5: print(n)
while True:
    n -= 1
    if n < 5: break
else: print("no")
for i in range(3):
    if i == 5: break
else: print("else")
print(f"{n!r:>5}|{3.14159:.2f}|{'x':^7}|{n=}|{1000000:,}|{255:#x}|{0.5:%}")
try:
    try: 1/0
    finally: print("fin")
except ZeroDivisionError as e: print(type(e).__name__, e)
else: print("no")
def gen():
    try:
        x = yield 1
        print("x", x)
        try:
            yield 2
        except ValueError as e:
            print("caught", e); yield 3
    finally: print("closing")
q = gen(); print(next(q)); print(q.send("hi")); print(q.throw(ValueError("v"))); q.close()
def sub():
    r = yield from [1,2]
    return "ret"
def main():
    r = yield from sub()
    print("r", r)
print(list(main()))
