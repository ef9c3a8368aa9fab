import traceback
import sys


def inner(x):
    return 1 / x


def outer():
    try:
        inner(0)
    except ZeroDivisionError as error:
        raise ValueError("wrapped") from error


try:
    outer()
except ValueError as error:
    print(traceback.format_exc().replace('", line', '", line'))
    print(traceback.format_exception_only(error))
    print(len(traceback.extract_tb(error.__traceback__)), [f.name for f in traceback.extract_tb(error.__traceback__)])
    print([f.lineno for f in traceback.extract_tb(error.__traceback__)], traceback.extract_tb(error.__traceback__)[0].line)
    print("".join(traceback.format_exception(error, chain=False)))
    traceback.print_exception(error, limit=1, file=sys.stdout)
    print(sys.exc_info()[0].__name__)
print(repr(traceback.format_exc()))
try:
    {}["missing"]
except KeyError:
    traceback.print_exc(file=sys.stdout)
try:
    try:
        raise KeyError(1)
    except KeyError:
        raise TypeError("during")
except TypeError as e:
    e.add_note("a note\nof two lines")
    traceback.print_exc(file=sys.stdout)
try:
    raise RuntimeError from None
except RuntimeError:
    traceback.print_exc(file=sys.stdout)
te = traceback.TracebackException.from_exception(ValueError("v"))
print("".join(te.format()), te.exc_type_str if hasattr(te, "exc_type_str") else "")
