def attempt(f, *a):
    try:
        return f(*a)
    except (TypeError, ValueError) as e:
        return f"{type(e).__name__}: {e}"
    except LookupError as e:
        return f"lookup {e!r}"
    except ArithmeticError as e:
        return f"arithmetic {e}"
    except Exception as e:
        return f"other {e!r}"


print(attempt(int, "x"), attempt(len, 5), attempt([].pop), attempt({}.__getitem__, 1), attempt(lambda: 1 / 0), attempt(lambda: None.x), attempt(lambda: [1][5]), sep="\n")
print([c.__name__ for c in KeyError.__mro__], issubclass(FileNotFoundError, OSError), issubclass(asyncio_error := TimeoutError, OSError), issubclass(ModuleNotFoundError, ImportError), issubclass(UnicodeDecodeError, ValueError), issubclass(RecursionError, RuntimeError), issubclass(KeyboardInterrupt, Exception))


class E(Exception):
    pass


class F(E):
    def __init__(self, *, code): self.code = code


for e in (E(), E(1), E("a", 2), F(code=3)):
    try:
        raise e
    except E as err:
        print(repr(err), str(err), err.args, getattr(err, "code", None))
try:
    raise E
except E as err:
    print(repr(err), err.__traceback__ is not None)
