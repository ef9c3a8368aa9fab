import asyncio
from contextlib import *
@contextmanager
def tag(n):
    print(f"<{n}>")
    try: yield n.upper()
    except ValueError as e: print("handled", e)
    finally: print(f"</{n}>")
with tag("a") as t: print(t)
with tag("b"): raise ValueError("v")
@tag("deco")
def f(): print("in f")
f(); f()
with ExitStack() as st:
    for n in "xy": st.enter_context(tag(n))
    st.callback(lambda: print("cb"))
    keep = st.pop_all()
print("moved"); keep.close()
with suppress(ZeroDivisionError, KeyError): 1 / 0
class CM(AbstractContextManager):
    def __exit__(self, *a): print("CM exit", a[0]); return super().__exit__(*a)
with CM() as c: print(type(c).__name__)
import io, sys
buf = io.StringIO()
with redirect_stdout(buf): print("captured"); sys.stdout.write("too")
print(repr(buf.getvalue()))
with nullcontext(5) as v: print(v)
class Conn:
    def close(self): print("closed")
    async def aclose(self): print("aclosed")
with closing(Conn()): pass
@contextmanager
def bad(): 
    if False: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
class Deco(ContextDecorator):
    def __enter__(self): print("start"); return self
    def __exit__(self, *a): print("end")
@Deco()
def g(x): return x + 1
print(g(1))
async def main():
    async with aclosing(Conn()): pass
    async with AsyncExitStack() as st:
        await st.enter_async_context(aclosing(Conn()))
        st.enter_context(tag("s"))
        @st.push
        def ex(t, v, tb): print("pushed", t)
    async with nullcontext(3) as n: print(n)
    @asynccontextmanager
    async def lock(name):
        await asyncio.sleep(0); print("acq", name)
        yield name
        print("rel", name)
    @lock("L")
    async def crit(): print("crit")
    await crit()
asyncio.run(main())
