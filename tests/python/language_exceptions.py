def f(kind):
    try:
        print("try", kind)
        if kind == "raise":
            raise ValueError("v")
        if kind == "return":
            return "returned"
    except ValueError as error:
        print("except", error)
        return "handled"
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for kind in ["raise", "return", "none"]:
    print(f(kind))


def loop():
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("finally", i)


loop()


def override():
    try:
        return 1
    finally:
        return 2


def swallow():
    while True:
        try:
            raise KeyError
        finally:
            break
    return "swallowed"


class Custom(Exception):
    def __init__(self, code, *args):
        super().__init__(code, *args)
        self.code = code

    def __str__(self):
        return f"code {self.code}"


try:
    raise Custom(7, "more")
except Custom as error:
    print(error, repr(error), error.args, error.code)
try:
    try:
        raise ValueError("first")
    except ValueError as error:
        raise TypeError("second") from error
except TypeError as error:
    print(repr(error.__cause__), error.__suppress_context__, repr(error.__context__))
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise TypeError("second") from None
except TypeError as error:
    print(error.__cause__, error.__suppress_context__, repr(error.__context__))
try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise 1
except TypeError as error:
    print(error)
try:
    try:
        1 / 0
    except (KeyError, ZeroDivisionError) as error:
        print(type(error).__mro__)
        raise
except ArithmeticError as error:
    print("outer", error)
try:
    assert 1 == 2, "assertion text"
except AssertionError as error:
    print(error)
error = "kept"
try:
    raise ValueError
except ValueError as error:
    pass
try:
    error
except NameError as e:
    print(e)
for text in ["int('x')", "[][1]", "{}['k']", "None.x", "1 + 'a'", "'a' + 1", "len(5)", "undefined", "[1,2,3].index(9)",
             "float('z')", "{[]: 1}", "int([])", "'abc'.foo", "range(1, 2, 0)", "(1, 2)[5]", "'a'[3]", "1()", "[] < 1",
             "iter(5)", "next(5)", "max([])", "chr(-1)", "ord('ab')", "{1: 2} + 1", "-'a'", "~1.5", "1 << -1",
             "'%d' % 'a'", "'{}'.format()", "b'a' + 'a'", "sorted([1, 'a'])", "sum(['a'])", "isinstance(1, 2)"]:
    try:
        print(eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
