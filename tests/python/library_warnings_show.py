import sys
import warnings

warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print("warned:", category.__name__, message, lineno)
warnings.simplefilter("always")
warnings.warn("first")
warnings.warn("second", DeprecationWarning)
warnings.warn(UserWarning("object"))


def f():
    warnings.warn("caller", stacklevel=2)


f()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("recorded", RuntimeWarning)
    f()
print(len(caught), caught[0].category.__name__, str(caught[0].message), caught[1].lineno)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised", FutureWarning)
    except FutureWarning as error:
        print(repr(error))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("silent")
with warnings.catch_warnings():
    warnings.filterwarnings("error", message="a bad one")
    warnings.warn("good")
    try:
        warnings.warn("a bad one")
    except UserWarning as error:
        print("error", error)


@warnings.deprecated("use new()")
def old():
    return 1


print(old(), old.__deprecated__)
