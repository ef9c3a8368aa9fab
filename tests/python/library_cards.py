from enum import Enum, auto, IntFlag, unique, nonmember
from dataclasses import dataclass, field, KW_ONLY, InitVar
import random


class Suit(Enum):
    CLUBS = "♣"
    DIAMONDS = "♦"
    HEARTS = "♥"
    SPADES = "♠"

    @property
    def is_red(self):
        return self in (Suit.DIAMONDS, Suit.HEARTS)

    @classmethod
    def _missing_(cls, value):
        for m in cls:
            if m.name.lower() == str(value).lower():
                return m


RANKS = [*map(str, range(2, 11)), *"JQKA"]


@dataclass(frozen=True, order=True)
class Card:
    rank_index: int = field(init=False, repr=False)
    rank: str = field(compare=False)
    suit: Suit = field(compare=False)

    def __post_init__(self):
        object.__setattr__(self, "rank_index", RANKS.index(self.rank))

    def __str__(self):
        return f"{self.rank}{self.suit.value}"


@dataclass
class Hand:
    cards: list[Card] = field(default_factory=list)
    _: KW_ONLY
    owner: str = "dealer"
    limit: InitVar[int] = 5

    def __post_init__(self, limit):
        if len(self.cards) > limit:
            raise ValueError(f"{self.owner} holds {len(self.cards)} cards, at most {limit} allowed")

    def value(self):
        total = sum(11 if c.rank == "A" else min(c.rank_index + 2, 10) for c in self.cards)
        aces = sum(c.rank == "A" for c in self.cards)
        while total > 21 and aces:
            total, aces = total - 10, aces - 1
        return total


deck = [Card(r, s) for s in Suit for r in RANKS]
random.Random(99).shuffle(deck)
hand = Hand([deck.pop() for _ in range(3)], owner="Ann")
print(*hand.cards, hand.value(), len(deck))
print(hand)
print(max(hand.cards), sorted(map(str, hand.cards)), Card("A", Suit.SPADES) > Card("K", Suit.HEARTS))
print(Suit("hearts"), Suit["SPADES"].value, Suit.HEARTS.is_red, list(Suit)[0].name, len(Suit))
print(Hand([Card("A", Suit.CLUBS), Card("A", Suit.HEARTS), Card("9", Suit.CLUBS)]).value())


class Perm(IntFlag):
    READ = 4
    WRITE = 2
    EXEC = 1


print(Perm.READ | Perm.WRITE, Perm(7), Perm.READ in Perm(6), int(Perm.READ | 1), f"{Perm(5)!r}", ~Perm.READ)
try:
    @unique
    class Bad(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
try:
    Suit("stars")
except ValueError as e:
    print(e)
try:
    Suit.CLUBS = 3
except AttributeError as e:
    print(e)
Hand(deck[:6], owner="Bob")
