from __future__ import annotations
from dataclasses import dataclass
from typing import Iterator, Union, Literal, TypedDict, Final, overload, cast, get_type_hints, Annotated, NewType
import operator

type Expr = Num | BinOp | Neg


@dataclass(frozen=True)
class Num:
    value: float


@dataclass(frozen=True)
class BinOp:
    op: Literal["+", "-", "*", "/"]
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Neg:
    operand: Expr


OPS: Final = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def evaluate(e: Expr) -> float:
    match e:
        case Num(v):
            return v
        case Neg(Num(v)):
            return -v
        case Neg(operand=x):
            return -evaluate(x)
        case BinOp(op="/", right=Num(0)):
            raise ZeroDivisionError("division by literal zero")
        case BinOp(op, l, r):
            return OPS[op](evaluate(l), evaluate(r))
        case _:
            raise TypeError(f"not an expression: {e!r}")


class Parser:
    def __init__(self, text):
        self.tokens = text.replace("(", " ( ").replace(")", " ) ").split()
        self.pos = 0

    def peek(self):
        return self.tokens[self.pos] if self.pos < len(self.tokens) else None

    def take(self):
        tok = self.peek()
        self.pos += 1
        return tok

    def expr(self, level=0) -> Expr:
        if level == 2:
            return self.atom()
        node = self.expr(level + 1)
        while self.peek() in ("+-", "*/")[level] if self.peek() else False:
            node = BinOp(self.take(), node, self.expr(level + 1))
        return node

    def atom(self):
        match self.take():
            case "(":
                node = self.expr()
                if self.take() != ")":
                    raise SyntaxError("expected )")
                return node
            case "-":
                return Neg(self.atom())
            case None:
                raise SyntaxError("unexpected end")
            case tok:
                return Num(float(tok))


for text in ["1 + 2 * 3", "( 1 + 2 ) * - 3", "8 / 2 / 2", "1 / 0", "( 1", "2 * x"]:
    try:
        tree = Parser(text).expr()
        print(text, "=", evaluate(tree))
    except (SyntaxError, ZeroDivisionError, ValueError) as e:
        print(text, "->", type(e).__name__, e)
print(Parser("1 + - 2").expr())
print(Expr, Expr.__value__ if False else type(Expr).__name__)
UserId = NewType("UserId", int)


class Movie(TypedDict, total=False):
    title: str
    year: int


def f(m: Movie, u: UserId, a: Annotated[int, "positive"]) -> Union[int, None]: ...


print(UserId(5), UserId.__name__, Movie(title="x"), Movie.__annotations__, get_type_hints(f))
evaluate("oops")
