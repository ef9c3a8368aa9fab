from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, KW_ONLY, InitVar, FrozenInstanceError


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list, compare=False)
    secret: int = field(default=0, repr=False)

    def total(self, n):
        return n * self.price


a, b = Item("a"), Item("a", tags=["x"])
print(a, a == b, a != Item("b"), a.total(3), is_dataclass(a), is_dataclass(Item))
print([f.name for f in fields(a)], asdict(b), astuple(b), replace(a, name="z"))


@dataclass(order=True, frozen=True)
class Card:
    rank: int
    suit: str = "s"


print(Card(2) < Card(3), sorted([Card(3), Card(1, "z"), Card(1, "a")]), hash(Card(1)) == hash(Card(1)), {Card(1)})
try:
    Card(1).rank = 5
except FrozenInstanceError as error:
    print(error)
try:
    del Card(1).rank
except FrozenInstanceError as error:
    print(error)


@dataclass
class Kw:
    a: int
    _: KW_ONLY
    b: int = 2
    c: InitVar[int] = 3

    def __post_init__(self, c):
        self.sum = self.a + self.b + c


print(Kw(1, b=5), Kw(1).sum, Kw.__match_args__)
for bad in (lambda: Kw(1, 2), lambda: Kw(), lambda: Item(), lambda: Item("a", nope=1)):
    try:
        bad()
    except TypeError as error:
        print(error)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as error:
    print(error)
