import contextlib, io, sys
from contextlib import contextmanager, suppress, redirect_stdout, closing, ExitStack, nullcontext, ContextDecorator, AbstractContextManager
@contextmanager
def tag(n):
    print(f"<{n}>")
    try: yield n
    except KeyError as e: print("swallowed", e)
    finally: print(f"</{n}>")
with tag("a") as x, tag("b"): print(x)
with tag("k"): raise KeyError("gone")
try:
    with tag("v"): raise ValueError("up")
except ValueError as e: print("got", e)
@tag("deco")
def f(): print("in f"); return 5
print(f(), f())
with suppress(ZeroDivisionError, KeyError): 1 / 0
print("after")
buf = io.StringIO()
with redirect_stdout(buf): print("hidden", end="|")
print(repr(buf.getvalue()))
class Res:
    def close(self): print("closed")
with closing(Res()): print("using")
with ExitStack() as st:
    for i in range(3): st.enter_context(tag(f"s{i}"))
    st.callback(print, "cb", 1, sep="-")
    st.push(lambda *exc: print("push", exc[0]) or True)
    st2 = st.pop_all(); print("moved")
print("outside"); st2.close()
with ExitStack() as st:
    st.push(lambda et, e, tb: print("saw", et.__name__) or True)
    raise TypeError("x")
with nullcontext(7) as n: print(n)
class track(ContextDecorator):
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, *a): print("exit", self.n, a[0]); return False
@track("t")
def g(x): return x + 1
print(g(1))
@contextmanager
def noyield():
    if False: yield
try:
    with noyield(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
@contextmanager
def replaces():
    try: yield
    except ValueError as e: raise RuntimeError("replaced") from e
try:
    with replaces(): raise ValueError("orig")
except RuntimeError as e: print(repr(e), repr(e.__cause__))
class NoExit:
    def __enter__(self): return 1
try:
    with NoExit(): pass
except TypeError as e: print(e)
try:
    with 5: pass
except TypeError as e: print(e)
class Manager(AbstractContextManager):
    def __exit__(self, *a): print("mexit"); return None
with Manager() as m: print(type(m).__name__)
try:
    with suppress(ValueError): raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* TypeError as eg: print(repr(eg))
with (tag("p") as a, tag("q") as b,): print(a + b)
e = tag("once")
with e: pass
try:
    with e: pass
except Exception as ex: print(type(ex).__name__, ex)
