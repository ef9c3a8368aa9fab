import functools
from functools import partial, partialmethod, reduce

basetwo = partial(int, base=2)
print(basetwo("10010"), basetwo.func, basetwo.args, basetwo.keywords)
p = partial(print, "a", sep="-")
p("b", "c")
p("b", sep="+")
q = partial(p, "x")
print(q.args, q.keywords, q.func is print)
print(partial(max, 3)(1, 2), partial(partial(pow, 2), 5)())


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state):
        self.alive = bool(state)

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, state=False)


c = Cell()
c.set_alive()
print(c.alive)
c.set_dead()
print(c.alive)
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7))
try:
    reduce(max, [])
except TypeError as error:
    print(error)
sub = partial(lambda a, b, c: (a, b, c), functools.Placeholder, 2)
print(sub(1, 3))
print(repr(partial(int, "10", base=2)))
