from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()

    @classmethod
    def favourite(cls):
        return cls.GREEN


print(Color.RED, repr(Color.RED), Color(2), Color["GREEN"], Color.CRIMSON, Color.RED.pretty, Color.favourite())
print(list(Color), len(Color), Color.__members__.keys(), Color.RED is Color(1), Color.RED in Color, 2 in Color, 7 in Color)
print(Color.RED == 1, Color.RED != Color.GREEN, isinstance(Color.RED, Color), type(Color.RED), Color)
for bad in (lambda: Color(9), lambda: Color["X"], lambda: Color.X, lambda: Color.RED < Color.GREEN):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)


class Num(IntEnum):
    ONE = 1
    TWO = auto()


print(Num.ONE + 1, Num.TWO > Num.ONE, Num.TWO, repr(Num.TWO), f"{Num.TWO}", "%d" % Num.TWO, [0, 1, 2][Num.ONE])


class Word(StrEnum):
    HELLO = auto()
    BYE = "good bye"


print(Word.HELLO, repr(Word.BYE), Word.BYE.upper(), f"{Word.HELLO:>8}", Word("hello"), Word.HELLO == "hello")
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
try:
    class Sub(Color):
        pass
except TypeError as error:
    print(error)
Animal = Enum("Animal", "ANT BEE CAT")
print(list(Animal), Animal.BEE.value, Animal(3))
