def run(make):
    try:
        try:
            raise make()
        except* ValueError as group:
            print("V", repr(group))
        except* (TypeError, KeyError) as group:
            print("TK", repr(group))
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as rest:
        print("rest", repr(rest))


run(lambda: ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)]))
run(lambda: ValueError("plain"))
run(lambda: ExceptionGroup("b", [KeyError(1), ExceptionGroup("c", [ValueError(2), KeyError(3)])]))
run(lambda: OSError("alone"))
try:
    try:
        raise ExceptionGroup("d", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise RuntimeError("in handler")
except ExceptionGroup as group:
    print(repr(group), repr(group.exceptions[0].__context__))
try:
    try:
        raise ExceptionGroup("e", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
except ExceptionGroup as group:
    print(repr(group))
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup(1, [ValueError()]),
            lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x")):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(type(BaseExceptionGroup("x", [ValueError()])).__name__, type(BaseExceptionGroup("x", [KeyboardInterrupt()])).__name__)


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message, excs)


group = MyGroup("mine", [ValueError(1), TypeError(2)])
group.add_note("note")
match, rest = group.split(TypeError)
print(repr(match), repr(rest), match.__notes__)
