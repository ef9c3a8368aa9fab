eg = ExceptionGroup("top", [ValueError(1), ExceptionGroup("nested", [TypeError(2), ValueError(3)]), KeyError("k")])
print(eg, repr(eg), eg.message, len(eg.exceptions))
match_, rest = eg.split(ValueError)
print(repr(match_), repr(rest), sep="\n")
print(repr(eg.subgroup(lambda e: isinstance(e, TypeError))), eg.subgroup(OSError), repr(eg.subgroup((KeyError, TypeError))))
print(repr(eg.derive([OSError()])))
try:
    raise eg
except* ValueError as g:
    print("V", repr(g))
except* (TypeError, KeyError) as g:
    print("TK", repr(g))
try:
    try:
        raise eg
    except* ValueError:
        raise RuntimeError("new")
except ExceptionGroup as g:
    print(repr(g))
try:
    raise ValueError("plain")
except* ValueError as g:
    print(repr(g))
else:
    print("no")
finally:
    print("finally")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), OSError(2)])
    except* ValueError:
        pass
except* OSError as g:
    print(repr(g))
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup("x", 5), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("x", [KeyboardInterrupt()])):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(type(BaseExceptionGroup("x", [ValueError()])).__name__, type(BaseExceptionGroup("x", [KeyboardInterrupt()])).__name__)


class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine(self.message + "!", excs)


a, b = Mine("m", [ValueError(), KeyError()]).split(KeyError)
print(repr(a), repr(b))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as g:
        raise
except ExceptionGroup as g:
    print("again", repr(g))
