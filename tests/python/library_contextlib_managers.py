import contextlib
import io
import sys
from contextlib import *


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("caught", error)
    else:
        print("no error")
    finally:
        print(f"</{name}>")


with tag("h1") as up:
    print(up)
with tag("h2"):
    raise ValueError("v")
try:
    with tag("h3"):
        raise KeyError("k")
except KeyError as error:
    print("out", error)


@tag("deco")
def function(x):
    print("in function", x)
    return x


print(function(3), function(4))
with suppress(KeyError, IndexError):
    [][0]
with suppress(ZeroDivisionError):
    raise ExceptionGroup("g", [ZeroDivisionError()])
f = io.StringIO()
with redirect_stdout(f):
    print("hidden")
print(repr(f.getvalue()))
with nullcontext(5) as five:
    print(five)


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as t:
    print(type(t).__name__)


@contextmanager
def broken():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for manager in (broken, twice):
    try:
        with manager():
            pass
    except RuntimeError as error:
        print(error)


class Mixin(ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exc):
        print("finish", exc[0])
        return False


@Mixin()
def bracketed():
    print("middle")


bracketed()
