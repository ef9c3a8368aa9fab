from dataclasses import dataclass, field, replace, asdict
from enum import Enum, auto


class Kind(Enum):
    DEPOSIT = auto()
    WITHDRAWAL = auto()


@dataclass(order=True, frozen=True)
class Entry:
    amount: int
    kind: Kind = field(compare=False)


@dataclass
class Account:
    owner: str
    entries: list[Entry] = field(default_factory=list)

    def add(self, amount, kind):
        self.entries.append(Entry(amount, kind))
        return self

    @property
    def balance(self):
        return sum(e.amount if e.kind is Kind.DEPOSIT else -e.amount for e in self.entries)


account = Account("Ann").add(100, Kind.DEPOSIT).add(30, Kind.WITHDRAWAL)
print(account.balance, max(account.entries).amount, replace(account, owner="Bob").owner)
print(asdict(account)["entries"][0]["kind"], [k.name for k in Kind], Kind["DEPOSIT"].value)
