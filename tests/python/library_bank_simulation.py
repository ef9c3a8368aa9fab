from dataclasses import dataclass, field
from enum import Enum, auto
from functools import reduce


class Kind(Enum):
    DEPOSIT = auto()
    WITHDRAW = auto()


class Insufficient(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need:.2f}, have {have:.2f}")


@dataclass(frozen=True)
class Entry:
    kind: Kind
    amount: float


@dataclass
class Account:
    owner: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def balance(self):
        return reduce(lambda t, e: t + (e.amount if e.kind is Kind.DEPOSIT else -e.amount), self.entries, 0)

    def apply(self, kind, amount):
        if kind is Kind.WITHDRAW and amount > self.balance:
            raise Insufficient(amount, self.balance)
        self.entries.append(Entry(kind, amount))
        return self


a = Account("ann").apply(Kind.DEPOSIT, 100).apply(Kind.WITHDRAW, 30.5)
print(a, f"{a.balance:>10.2f}", a.entries[0], a == Account("ann", list(a.entries)))
try:
    a.apply(Kind.WITHDRAW, 500)
except Insufficient as e:
    print(repr(e), e)
