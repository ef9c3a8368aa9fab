import traceback, sys
def level3(x): return 10 / x
def level2(x):
    y = level3(x) + 1
    return y
def level1(x):
    try: return level2(x)
    except ZeroDivisionError as e: raise ValueError("bad value", x) from e
try: level1(0)
except ValueError: print(traceback.format_exc())
try:
    try: {}["k"]
    except KeyError: [][5]
except IndexError as e:
    print(traceback.format_exc()); print(repr(e.__context__), e.__cause__, e.__suppress_context__)
class AppError(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
try: raise AppError(42, "custom")
except AppError as e:
    e.add_note("note one"); e.add_note("note two\nline 2"); traceback.print_exc(file=sys.stdout); print(e.__notes__, e.args, repr(e))
try:
    raise ExceptionGroup("many", [ValueError(1), ExceptionGroup("inner", [TypeError("t"), KeyError("k")]), AppError(1, "x")])
except ExceptionGroup as eg:
    print("".join(traceback.format_exception(eg)))
    print(eg.subgroup(ValueError), eg.subgroup(TypeError), eg.split(KeyError))
try: raise RuntimeError("hidden ctx") from None
except RuntimeError: print(traceback.format_exc())
def rec(n): return rec(n - 1) if n else 1 / 0
try: rec(6)
except ZeroDivisionError as e:
    print(traceback.format_exc()); tb = traceback.extract_tb(e.__traceback__); print(len(tb), tb[-1].name, tb[-1].line, tb[0].lineno)
try: int("x" * 3 + "y", 10 +
         6)
except ValueError: traceback.print_exc(file=sys.stdout)
d = {"a": {"b": None}}
try: print(d["a"]["b"]["c"])
except TypeError: traceback.print_exc(file=sys.stdout)
try: d.get("a").missing.attr
except AttributeError as e: traceback.print_exc(file=sys.stdout); print(e.name, e.obj)
try: undefined_name + 1
except NameError as e: traceback.print_exc(file=sys.stdout); print(e.name)
try: assert 1 == 2, "math"
except AssertionError: print(traceback.format_exc(limit=1))
try: raise KeyError("a b")
except KeyError as e: print(traceback.format_exception_only(e), "".join(traceback.format_exception(type(e), e, e.__traceback__))[-20:])
te = traceback.TracebackException.from_exception(ValueError("te")); print("".join(te.format()), str(te))
try: (lambda: sum([1, "a"]))()
except TypeError: print(traceback.format_exc())
print(sys.exc_info())
