class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__, error)
        return self.swallow


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with (
    Manager("c") as c,
    Manager("d", swallow=True),
):
    raise ValueError("inside")
try:
    with Manager("e"):
        raise KeyError("out")
except KeyError as error:
    print("caught", error)


def early():
    with Manager("f"):
        return "early"


print(early())
for i in range(3):
    with Manager(i):
        if i == 0:
            continue
        break
for thing in (1, "text"):
    try:
        with thing:
            pass
    except TypeError as error:
        print(error)


class Half:
    def __enter__(self):
        pass


try:
    with Half():
        pass
except TypeError as error:
    print(error)
from contextlib import contextmanager, suppress, ExitStack, nullcontext, closing, redirect_stdout
import io


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    finally:
        print(f"</{name}>")


with tag("p") as name:
    print(name)
with suppress(ZeroDivisionError):
    1 / 0
with ExitStack() as stack:
    for n in "xy":
        stack.enter_context(tag(n))
    stack.callback(print, "callback")
buffer = io.StringIO()
with redirect_stdout(buffer):
    print("captured")
print(repr(buffer.getvalue()))
with nullcontext(5) as five:
    print(five)


@tag("decorated")
def decorated():
    print("in")


decorated()
