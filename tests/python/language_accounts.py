class InsufficientFunds(Exception):
    """Raised when a withdrawal exceeds the balance."""
    def __init__(self, balance, amount):
        self.balance, self.amount = balance, amount
        super().__init__(f"need {amount - balance:.2f} more")
class Account:
    interest = 0.02
    _count = 0
    def __init__(self, owner, balance=0.0):
        self.owner, self._balance = owner, balance
        self.__secret = "pin"
        type(self)._count += 1
    @property
    def balance(self): return self._balance
    @balance.setter
    def balance(self, v):
        if v < 0: raise ValueError("negative balance")
        self._balance = v
    def withdraw(self, n):
        if n > self._balance: raise InsufficientFunds(self._balance, n)
        self._balance -= n; return self
    def deposit(self, n): self._balance += n; return self
    @classmethod
    def from_string(cls, s): o, b = s.split(":"); return cls(o, float(b))
    @staticmethod
    def valid(n): return isinstance(n, (int, float)) and n > 0
    def __repr__(self): return f"{self.__class__.__name__}({self.owner!r}, {self._balance:.2f})"
    def __str__(self): return f"{self.owner}: ${self._balance:,.2f}"
    def __add__(self, o): return Account(f"{self.owner}&{o.owner}", self._balance + o._balance)
    def __eq__(self, o): return self._balance == o._balance if isinstance(o, Account) else NotImplemented
    def __lt__(self, o): return self._balance < o._balance
    def __hash__(self): return hash(self.owner)
    def __bool__(self): return self._balance > 0
    def __format__(self, spec): return format(str(self), spec or "s")
class Savings(Account):
    def __init__(self, *a, rate=0.05, **k): super().__init__(*a, **k); self.rate = rate
    def accrue(self): self.deposit(self._balance * self.rate); return self
    def withdraw(self, n):
        if n > 500: raise PermissionError("limit 500")
        return super().withdraw(n)
a, b = Account("Ann", 100), Savings("Bob", 1000, rate=.1)
print(a, repr(b), a + b, a == Account("Z", 100), a < b, bool(Account("e")), f"{a:>20}|", max(a, b).owner, sorted([b, a]), Account._count, Savings._count)
print(b.accrue().deposit(50), Account.from_string("Cy:12.5"), Savings.from_string("D:1"), Account.valid(-1), a.interest, b.__dict__, "_Account__secret" in a.__dict__)
for op in (lambda: a.withdraw(500), lambda: b.withdraw(600), lambda: setattr(a, "balance", -1), lambda: a.__secret, lambda: a < 5, lambda: a + 1, lambda: Account(), lambda: a.nope, lambda: Account.from_string("bad"), lambda: a.balance()):
    try: op()
    except InsufficientFunds as e: print("funds:", e, e.balance, e.amount, e.args, e.__doc__)
    except (ValueError, PermissionError) as e: print(type(e).__name__, e)
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
def risky(n):
    try:
        if n == 0: return "zero"
        if n == 1: raise KeyError("one")
        if n == 2: raise ValueError("two")
        return 10 / (n - 3)
    except KeyError as e: return f"key {e}"
    except ValueError as e: raise RuntimeError("wrapped") from e
    else: return "else"
    finally: print("finally", n, end="; ")
for i in range(5):
    try: print(risky(i))
    except RuntimeError as e: print("RT", e, repr(e.__cause__), e.__suppress_context__)
    except ZeroDivisionError as e: print("ZD", e, e.__context__)
class Stack:
    def __init__(self): self._d = []
    def __enter__(self): print("enter"); return self
    def __exit__(self, et, ev, tb): print("exit", et.__name__ if et else None, ev); return et is IndexError
    def pop(self): return self._d.pop()
with Stack() as s: s.pop()
try:
    with Stack() as s: raise TypeError("t")
except TypeError as e: print("outer", e)
try:
    try: raise ValueError("a")
    except ValueError: raise KeyError("b")
except KeyError as e: print(repr(e), repr(e.__context__), e.__cause__)
try: raise Exception("x", 1, [2])
except Exception as e: print(e, e.args, repr(e)); saved = e
print(saved.args, "e" in dir())
try: raise ValueError
except ValueError as e: print(repr(e), str(e) == "", e.args)
try: raise "str"
except TypeError as e: print(e)
try: assert 1 > 2, ("msg", 1)
except AssertionError as e: print(e, e.args)
try: int("12x")
except ValueError as e: print(e)
try: [1, 2][5]
except LookupError as e: print(type(e).__name__, e)
try: {"a": 1}["b"]
except LookupError as e: print(type(e).__name__, e)
def gen():
    try: yield 1; yield 2
    except GeneratorExit: print("closed"); raise
    finally: print("gen finally")
for x in gen(): print(x); break
print("end")
try: exit_code = sys.exit(3)
except NameError as e: print(e)
import sys
try: sys.exit("bye")
except SystemExit as e: print(e.code, repr(e))
import errno
try: raise FileNotFoundError(errno.ENOENT, "No such file", "x.txt")
except OSError as e: print(str(e).split("] ")[1], isinstance(e, OSError), e.filename, e.strerror)
