from __future__ import annotations
import enum
import operator
import re
from dataclasses import dataclass
from typing import Iterator


class Tok(enum.Enum):
    NUM = r"\d+(\.\d+)?"
    NAME = r"[A-Za-z_]\w*"
    OP = r"\*\*|[-+*/%()=,]"
    WS = r"\s+"
    BAD = r"."


LEXER = re.compile("|".join(f"(?P<{t.name}>{t.value})" for t in Tok))


@dataclass(frozen=True)
class Token:
    kind: Tok
    text: str
    pos: int


def tokenize(src: str) -> Iterator[Token]:
    for m in LEXER.finditer(src):
        kind = Tok[m.lastgroup]
        if kind is Tok.WS:
            continue
        if kind is Tok.BAD:
            raise SyntaxError(f"unexpected {m.group()!r} at {m.start()}")
        yield Token(kind, m.group(), m.start())


class Interpreter:
    BINARY = {"+": (1, operator.add), "-": (1, operator.sub), "*": (2, operator.mul), "/": (2, operator.truediv),
              "%": (2, operator.mod), "**": (3, operator.pow)}

    def __init__(self):
        self.vars = {"pi": 3.14159}
        self.funcs = {"max": max, "abs": abs, "round": round}

    def run(self, src):
        self.toks, self.i = list(tokenize(src)), 0
        if len(self.toks) > 1 and self.toks[0].kind is Tok.NAME and self.toks[1].text == "=":
            name = self.toks[0].text
            self.i = 2
            self.vars[name] = value = self.expr()
        else:
            value = self.expr()
        if self.i < len(self.toks):
            raise SyntaxError(f"trailing {self.toks[self.i].text!r}")
        return value

    @property
    def peek(self):
        return self.toks[self.i] if self.i < len(self.toks) else None

    def expr(self, min_prec=1):
        left = self.atom()
        while (t := self.peek) and t.text in self.BINARY and (prec := self.BINARY[t.text][0]) >= min_prec:
            self.i += 1
            right = self.expr(prec if t.text == "**" else prec + 1)
            left = self.BINARY[t.text][1](left, right)
        return left

    def atom(self):
        t = self.peek
        if t is None:
            raise SyntaxError("unexpected end")
        self.i += 1
        match t:
            case Token(Tok.NUM, text):
                return float(text) if "." in text else int(text)
            case Token(Tok.OP, "-"):
                return -self.expr(3)
            case Token(Tok.OP, "("):
                value = self.expr()
                self.expect(")")
                return value
            case Token(Tok.NAME, name) if name in self.funcs:
                self.expect("(")
                args = [self.expr()]
                while self.peek and self.peek.text == ",":
                    self.i += 1
                    args.append(self.expr())
                self.expect(")")
                return self.funcs[name](*args)
            case Token(Tok.NAME, name):
                return self.vars[name]
            case _:
                raise SyntaxError(f"unexpected {t.text!r} at {t.pos}")

    def expect(self, text):
        if not self.peek or self.peek.text != text:
            raise SyntaxError(f"expected {text!r}")
        self.i += 1


it = Interpreter()
for line in ("1 + 2 * 3", "2 ** 3 ** 2", "x = (1 + 2) * 3", "x / 2 - -1", "max(1, x, 4) % 4", "round(pi * 2, 1)", "1 +", "3 $ 4", "y", "(1", "1 2", "1 / 0"):
    try:
        print(f"{line:<18} => {it.run(line)!r}")
    except (SyntaxError, KeyError, ZeroDivisionError) as e:
        print(f"{line:<18} !! {type(e).__name__}: {e}")
print(next(tokenize("a")), Tok.NUM, Tok("."), len(Tok))
