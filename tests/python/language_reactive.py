import asyncio
import operator
from typing import Any


class Signal:
    """Reactive values, in the manner of spreadsheets."""
    _stack: list["Computed"] = []

    def __init__(self, value):
        self._value = value
        self._dependents: set["Computed"] = set()

    @property
    def value(self):
        if Signal._stack:
            self._dependents.add(Signal._stack[-1])
            Signal._stack[-1]._sources.add(self)
        return self._value

    @value.setter
    def value(self, new):
        if new != self._value:
            self._value = new
            for d in list(self._dependents):
                d._invalidate()

    def __iadd__(self, n):
        self.value += n
        return self

    def __repr__(self):
        return f"{type(self).__name__}({self._value!r})"


class Computed(Signal):
    def __init__(self, fn):
        super().__init__(None)
        self._fn, self._dirty, self._sources, self.runs = fn, True, set(), 0

    def _invalidate(self):
        self._dirty = True
        for d in list(self._dependents):
            d._invalidate()

    @property
    def value(self):
        if self._dirty:
            for s in self._sources:
                s._dependents.discard(self)
            self._sources.clear()
            Signal._stack.append(self)
            try:
                self._value = self._fn()
                self.runs += 1
            finally:
                Signal._stack.pop()
            self._dirty = False
        return super().value

    def __hash__(self):
        return id(self)


def _binary(op):
    def method(self, other):
        return Computed(lambda: op(self.value, other.value if isinstance(other, Signal) else other))
    return method


for name in ("add", "mul", "sub", "gt"):
    setattr(Signal, f"__{name}__", _binary(getattr(operator, name)))

a, b = Signal(2), Signal(3)
total = a + b * 10
print(total.value, total)
a += 5
print(total.value, a)
b.value = b.value
print(total.runs)
use_a = Signal(True)
pick = Computed(lambda: a.value if use_a.value else b.value)
print(pick.value)
use_a.value = False
print(pick.value, pick.runs)
a.value = 1000
print(pick.value, pick.runs, (total > 500).value)
bad = Computed(lambda: 1 / (a.value - 1000))
try:
    bad.value
except ZeroDivisionError as e:
    print("error:", e, Signal._stack)
total.value = 5
