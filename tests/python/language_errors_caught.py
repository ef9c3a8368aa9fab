import sys, traceback
class ValidationError(Exception):
    def __init__(self, field, msg):
        super().__init__(f"{field}: {msg}"); self.field = field
def validate(d):
    errs = []
    for k, t in (("name", str), ("age", int)):
        if k not in d: errs.append(ValidationError(k, "required"))
        elif not isinstance(d[k], t): errs.append(ValidationError(k, f"expected {t.__name__}"))
    if errs: raise ExceptionGroup("validation failed", errs)
    return True
for d in ({"name": "a", "age": 1}, {"name": 3}, {}):
    try: print(validate(d))
    except* ValidationError as eg: print(len(eg.exceptions), [e.field for e in eg.exceptions], eg)
def f(): g()
def g(): raise LookupError("deep")
try: f()
except LookupError as e:
    tb = e.__traceback__
    while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno); tb = tb.tb_next
    print(traceback.format_exc().splitlines()[-1], traceback.extract_tb(e.__traceback__)[-1].name)
    traceback.print_tb(e.__traceback__, limit=1, file=sys.stdout)
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("converted") from e
except ValueError: traceback.print_exc(file=sys.stdout)
try: raise ExceptionGroup("outer", [ValueError("a"), ExceptionGroup("inner", [TypeError("b")])])
except ExceptionGroup: traceback.print_exc(file=sys.stdout)
e = ValueError("noted"); e.add_note("hint: check input"); print(traceback.format_exception_only(e), "".join(traceback.format_exception(e)), end="")
def ctx():
    try: yield 1
    finally: print("cleanup")
for _ in ctx(): break
try: next(ctx().__class__)
except TypeError as e: print(e)
import contextlib
with contextlib.suppress(KeyError): {}["x"]
class Retry:
    def __init__(self, n): self.n, self.tries = n, 0
    def __iter__(self):
        while self.tries < self.n:
            self.tries += 1
            yield self.tries
for attempt in Retry(3):
    try:
        if attempt < 3: raise OSError(f"attempt {attempt}")
        print("success on", attempt)
    except OSError as e: print(e)
def deep(n): return deep(n + 1)
try: deep(0)
except RecursionError as e: print(type(e).__name__, str(e)[:32])
print(issubclass(ModuleNotFoundError, ImportError), [c.__name__ for c in FileNotFoundError.__mro__])
try: import nonexistent_mod
except ImportError as e: print(e, e.name, type(e).__name__)
try: from math import nope
except ImportError as e: print(str(e).split(" (")[0])
try: x = y_undefined
except NameError as e: print(e, e.name)
try: (1).foo
except AttributeError as e: print(e, e.name, e.obj)
def unb():
    print(v); v = 1
try: unb()
except UnboundLocalError as e: print(e)
try: a, b = [1]
except ValueError as e: print(e)
try: a, *b = []
except ValueError as e: print(e)
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: {}.update(1)
except TypeError as e: print(e)
try: {**1}
except TypeError as e: print(e)
try: f(1)
except TypeError as e: print(e)
try: "a" + 1
except TypeError as e: print(e)
try: 1 + "a"
except TypeError as e: print(e)
try: [1] + (2,)
except TypeError as e: print(e)
try: del {}["k"]
except KeyError as e: print(repr(e))
try: raise KeyError("multi\nline")
except KeyError as e: print(e)
try: eval("1 +")
except SyntaxError as e: print(type(e).__name__, e.msg)
try: exec("if True\n  pass")
except SyntaxError as e: print(e.msg, e.lineno)
try: exec("  x = 1")
except IndentationError as e: print(type(e).__name__, e.msg)
try: int("3", 99)
except ValueError as e: print(e)
sys.stdout.write("end\n")
