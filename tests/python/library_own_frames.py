import asyncio
import inspect
import sys


def trace(fn):
    def wrapper(*args):
        frame = inspect.currentframe()
        caller = frame.f_back
        print(f"{'  ' * wrapper.depth}{fn.__name__}{args} called from {caller.f_code.co_name}")
        wrapper.depth += 1
        try:
            return fn(*args)
        finally:
            wrapper.depth -= 1
    wrapper.depth = 0
    return wrapper


@trace
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)


def who_am_i():
    return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name


def outer():
    return who_am_i()


class Debug:
    def __enter__(self):
        return self

    def __exit__(self, et, ev, tb):
        if et:
            while tb.tb_next:
                tb = tb.tb_next
            frame = tb.tb_frame
            print(f"{et.__name__} in {frame.f_code.co_name}:{tb.tb_lineno}", {k: v for k, v in frame.f_locals.items() if k != "self"})
        return True


def average(values):
    total = sum(values)
    count = len(values)
    return total / count


async def fetch(url, retries=2):
    attempt = retries + 1
    await asyncio.sleep(0)
    return url.missing


print(fact(3), outer())
with Debug():
    average([])
with Debug():
    asyncio.run(fetch("http://x"))
print(inspect.getsource(average))
for name, p in inspect.signature(fetch).parameters.items():
    print(name, p.kind, p.default)
info = inspect.getframeinfo(inspect.currentframe())
print(info.lineno, info.function, info.code_context)


def gen():
    x = 1
    yield x
    y = 2
    yield y


g = gen()
print(inspect.getgeneratorstate(g), next(g), g.gi_frame.f_locals, g.gi_frame.f_lineno, inspect.getgeneratorstate(g))
print(list(g), inspect.getgeneratorstate(g), g.gi_frame)
