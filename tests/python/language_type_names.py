import asyncio, contextvars, collections, types, functools, datetime, io, re, itertools, sys, threading, uuid, fractions, random, logging
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(asyncio.Task, asyncio.Handle, asyncio.InvalidStateError, contextvars.ContextVar, collections.deque, io.StringIO, re.Pattern, itertools.chain)
async def m():
    t(lambda: asyncio.current_task().nope)
    t(lambda: asyncio.get_running_loop().create_future().nope)
    t(lambda: asyncio.Lock().nope); t(lambda: asyncio.current_task() + 1)
asyncio.run(m())
for o in (collections.deque(), collections.OrderedDict(), collections.defaultdict(), collections.Counter(), types.SimpleNamespace(), functools.partial(print), datetime.datetime(2024,1,1), datetime.timedelta(1), datetime.date(2024,1,1), datetime.time(1), datetime.timezone.utc, io.StringIO(), re.compile("a"), re.match("a","a"), itertools.count(), itertools.chain(), contextvars.ContextVar("v"), random.Random(), sys.stdout, fractions.Fraction(1), uuid.UUID(int=1), threading.Lock(), len, (i for i in ()), int | str, list[int], lambda: 1, sys, property(), type, collections.ChainMap(), logging.getLogger("x")):
    t(lambda: o.nope); t(lambda: o + "s"); t(lambda: o())
