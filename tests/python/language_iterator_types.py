def gen():
    try:
        x = yield 1
        print("got", x)
        y = yield x * 2
        print("got", y)
    except ValueError as e:
        print("caught", e); yield "recovered"
    finally: print("cleanup")
    return "ret"
g = gen(); print(next(g), g.send(5), g.throw(ValueError("v")))
try: next(g)
except StopIteration as e: print("stop", e.value)
g = gen(); next(g); g.close()
def delegating():
    r = yield from gen(); print("result", r); yield from range(2); yield from "ab"
d = delegating(); print(next(d), d.send(1), d.send(2), list(d))
def tree(t):
    if t: l, v, r = t; yield from tree(l); yield v; yield from tree(r)
print(list(tree((((None, 1, None)), 2, ((None, 3, None), 4, None)))))
import inspect, types
g = (i * i for i in range(3)); print(type(g), inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), list(g), inspect.getgeneratorstate(g), g.gi_frame)
def bad(): yield 1; raise StopIteration
try: list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
g = gen()
try: g.send(3)
except TypeError as e: print(e)
def run(): yield; 
def ctx():
    while True:
        try: yield
        except GeneratorExit: print("exit"); return
c = ctx(); next(c); del c
def ignoring():
    try: yield 1
    except GeneratorExit: yield 2
i = ignoring(); next(i)
try: i.close()
except RuntimeError as e: print(e)
def reent(): yield next(r)
r = reent()
try: next(r)
except ValueError as e: print(e)
def averager():
    total = n = 0; avg = None
    while True: total += (yield avg); n += 1; avg = total / n
a = averager(); next(a); print([a.send(x) for x in (10, 20, 60)])
def coro_pipe(target):
    while True: target.append((yield) ** 2)
out = []; p = coro_pipe(out); p.send(None); [p.send(i) for i in range(4)]; p.close(); print(out)
print(gen.__name__, gen().__class__.__name__, gen().__name__, inspect.isgeneratorfunction(gen), isinstance(gen(), types.GeneratorType), sum(x for x in range(5)), any(x > 3 for x in range(5)), dict((k, v) for k, v in zip("ab", (1, 2))))
from collections.abc import Iterator, Iterable, Generator
print(isinstance(gen(), Iterator), isinstance([], Iterable), issubclass(Generator, Iterator))
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration("done")
        self.n -= 1; return self.n
print(list(It(3)), next(It(0), "dflt"), [*It(2)], sorted(It(3)), 1 in It(3), list(zip(It(2), It(3))), list(map(lambda a, b: a + b, It(2), It(2))), list(enumerate(It(2), 5)), dict(enumerate("ab")))
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), list(reversed([1, 2])), iter(int, 1).__class__.__name__, type(iter([])).__name__, type(iter({})).__name__, type(iter("")).__name__, type(iter(())).__name__, type(iter(set())).__name__, type(iter(range(0))).__name__, type({}.items()).__name__, type(iter({}.values())).__name__, type(reversed([])).__name__, type(zip()).__name__, type(iter(b"")).__name__)
