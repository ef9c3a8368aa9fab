import traceback
import sys


def fail(kind, text):
    raise kind(text)


def collect():
    errors = []
    for kind in (ValueError, KeyError):
        try:
            fail(kind, kind.__name__.lower())
        except Exception as error:
            errors.append(error)
    raise ExceptionGroup("several", errors)


try:
    collect()
except ExceptionGroup as group:
    traceback.print_exc(file=sys.stdout)
try:
    raise ExceptionGroup("outer", [ExceptionGroup("inner", [TypeError(1), OSError(2, "two")]), ValueError("x\ny")])
except ExceptionGroup:
    print(traceback.format_exc())


class Custom(Exception):
    def __str__(self):
        return f"custom {self.args}"


class Empty(Exception):
    pass


for error in (Custom(1, 2), Empty(), SyntaxError("bad"), SystemExit(3), StopIteration(4), OSError("plain")):
    print(traceback.format_exception_only(error))
try:
    def recursive(n):
        if n:
            recursive(n - 1)
        else:
            raise Empty
    recursive(8)
except Empty:
    traceback.print_exc(file=sys.stdout)
