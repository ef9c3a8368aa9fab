import functools


@functools.total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


a, b = Version(1, 2), Version(1, 10)
print(a < b, a <= b, a > b, a >= b, a == b, a != b)


@functools.singledispatch
def show(value, *, verbose=False):
    return f"object {value}"


@show.register
def _(value: int, *, verbose=False):
    return f"int {value} {verbose}"


@show.register(list)
@show.register(tuple)
def show_seq(value, *, verbose=False):
    return f"seq of {len(value)}"


@show.register
def _(value: str | bytes, *, verbose=False):
    return "text"


print(show(1), show(True, verbose=True), show([1]), show((1, 2)), show("s"), show(b"b"), show(2.5), sep="\n")
print(show.dispatch(bool) is show.dispatch(int), sorted(t.__name__ for t in show.registry))


class Neg:
    @functools.singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError("Cannot negate a " + type(arg).__name__)

    @neg.register
    def _(self, arg: int):
        return -arg

    @neg.register
    def _(self, arg: bool):
        return not arg


print(Neg().neg(5), Neg().neg(True))
try:
    Neg().neg("x")
except NotImplementedError as error:
    print(error)


def deco(f):
    @functools.wraps(f)
    def wrapper(*a):
        """wrapper doc"""
        return f(*a)
    return wrapper


@deco
def documented(x: int) -> str:
    """the doc"""


print(documented.__name__, documented.__doc__, documented.__qualname__, documented.__wrapped__.__name__, documented.__annotations__)
print(sorted("banana split".split(), key=functools.cmp_to_key(lambda x, y: len(x) - len(y))))
