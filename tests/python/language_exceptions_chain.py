def show(error, depth=0):
    print("  " * depth + repr(error), "cause", repr(error.__cause__), "context", repr(error.__context__), error.__suppress_context__)


try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second")
except KeyError as error:
    show(error)
try:
    try:
        int("x")
    except ValueError as inner:
        raise RuntimeError("wrapped") from inner
except RuntimeError as error:
    show(error)
try:
    try:
        raise OSError("a")
    except OSError:
        raise ValueError("b") from None
except ValueError as error:
    show(error)
    error.add_note("note 1")
    error.add_note("note 2")
    print(error.__notes__, error.args, str(error))
    try:
        error.add_note(5)
    except TypeError as problem:
        print(problem)


def finally_return():
    try:
        raise ValueError
    finally:
        return "swallowed"


def order():
    try:
        print("try")
        return "returned"
    except Exception:
        print("except")
    else:
        print("else")
    finally:
        print("finally")


print(order())
for i in range(3):
    try:
        if i == 1:
            continue
        print("i", i)
    finally:
        print("fin", i)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise 5
except TypeError as error:
    print(error)
try:
    raise ValueError from 5
except TypeError as error:
    print(error)
e = ValueError(1, 2)
print(e, e.args, repr(e), repr(ValueError()), repr(ValueError("a")), str(KeyError("k")), str(KeyError()), str(ValueError("")))
try:
    try:
        raise e.with_traceback(None)
    finally:
        print("cleanup")
except ValueError as same:
    print(same is e, same.__traceback__.tb_lineno, same.__traceback__.tb_next)
try:
    same
except NameError as error:
    print(error)
