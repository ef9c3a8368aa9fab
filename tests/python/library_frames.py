import sys, traceback, inspect, asyncio

def inner(x, y):
    z = x * 2
    return z / y

def outer(a):
    label = "outer"
    return inner(a, 0)

try:
    outer(21)
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb:
        if tb.tb_frame.f_code.co_name != "<module>":
            print(tb.tb_frame.f_code.co_name, tb.tb_lineno, dict(tb.tb_frame.f_locals))
        tb = tb.tb_next
    t = traceback.TracebackException.from_exception(e, capture_locals=True)
    print([f.locals for f in t.stack][1:])

def whoami():
    return inspect.currentframe().f_code.co_name, sys._getframe(1).f_code.co_name
def caller():
    v = 3
    print(whoami(), inspect.stack()[0].function, inspect.currentframe().f_locals)
    f = inspect.currentframe().f_back
    print(f.f_code.co_name, f.f_lineno)
caller()
def selfish():
    err = ValueError("me")
    raise err
try:
    selfish()
except ValueError as e:
    print(e.__traceback__.tb_next.tb_frame.f_locals)

class Res:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)

def use():
    r = Res("a")
    raise KeyError("x")
try:
    use()
except KeyError as e:
    print("handling")
print("after")
async def co():
    r = Res("co")
    await asyncio.sleep(0)
    raise RuntimeError("in co")
async def main():
    t = asyncio.create_task(co())
    r = await asyncio.gather(t, return_exceptions=True)
    print(r)
    del r
    print("deleting task")
    del t
    print("end")
asyncio.run(main())
print(inspect.getsource(outer), end="")
