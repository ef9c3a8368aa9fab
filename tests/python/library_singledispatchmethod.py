class Hex(int):
    def __new__(cls, s): return int.__new__(cls, s, 16)
    def __repr__(self): return f"Hex({hex(self)})"
class N(int):
    def __new__(cls, s): return super().__new__(cls, s.strip("$"))
print(Hex("ff"), N("$12") + 1)
try: open()
except TypeError as e: print(e)
from functools import singledispatchmethod
class F:
    @singledispatchmethod
    def go(self, x): return "any"
    @go.register
    def _(self, x: int): return "int"
    @go.register(str)
    @classmethod
    def _(cls, x): return "str " + cls.__name__
print(F().go(1), F().go("s"), F().go(1.5), F.go)
try: F().go()
except TypeError as e: print(e)
