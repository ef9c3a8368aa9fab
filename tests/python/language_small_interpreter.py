import re
from collections import ChainMap
from contextlib import contextmanager
from enum import Enum, auto
from typing import NamedTuple


class T(Enum):
    NUM = auto()
    NAME = auto()
    STR = auto()
    OP = auto()
    KW = auto()
    EOF = auto()


class Tok(NamedTuple):
    type: T
    text: str
    line: int


KEYWORDS = {"let", "print", "while", "end", "if", "fun", "return"}
LEX = re.compile(r'(?P<NUM>\d+(\.\d+)?)|(?P<STR>"[^"]*")|(?P<NAME>[A-Za-z_]\w*)|(?P<OP>[-+*/()<>=,]=?)|(?P<NL>\n)|(?P<WS>[ \t]+)|(?P<BAD>.)')


def lex(src):
    line = 1
    for m in LEX.finditer(src):
        match m.lastgroup:
            case "NL":
                line += 1
            case "WS":
                continue
            case "BAD":
                raise SyntaxError(f"line {line}: unexpected {m[0]!r}")
            case "NAME" if m[0] in KEYWORDS:
                yield Tok(T.KW, m[0], line)
            case kind:
                yield Tok(T[kind], m[0], line)
    yield Tok(T.EOF, "", line)


class Return(Exception):
    def __init__(self, value):
        self.value = value


class Interp:
    def __init__(self):
        self.env = ChainMap({})
        self.funcs = {}

    @contextmanager
    def scope(self, **names):
        old, self.env = self.env, self.env.new_child(names)
        try:
            yield
        finally:
            self.env = old

    def run(self, src):
        self.toks, self.i = list(lex(src)), 0
        while self.peek.type is not T.EOF:
            self.stmt()

    @property
    def peek(self):
        return self.toks[self.i]

    def take(self, text=None):
        tok = self.toks[self.i]
        if text is not None and tok.text != text:
            raise SyntaxError(f"line {tok.line}: expected {text!r}, got {tok.text or 'end of file'!r}")
        self.i += 1
        return tok

    def skip(self):
        depth = 1
        while depth:
            t = self.take()
            if t.type is T.EOF:
                raise SyntaxError("missing 'end'")
            depth += (t.text in ("while", "if", "fun")) - (t.text == "end")

    def stmt(self):
        match self.take():
            case Tok(T.KW, "let"):
                name = self.take().text
                self.take("=")
                self.env[name] = self.expr()
            case Tok(T.KW, "print"):
                print(self.expr())
            case Tok(T.KW, "while"):
                start = self.i
                while self.expr():
                    self.block()
                    self.i = start
                self.skip()
            case Tok(T.KW, "if"):
                self.block() if self.expr() else self.skip()
            case Tok(T.KW, "fun"):
                name = self.take().text
                self.take("(")
                params = []
                while self.peek.text != ")":
                    params.append(self.take().text)
                    if self.peek.text == ",":
                        self.take()
                self.take(")")
                self.funcs[name] = params, self.i
                self.skip()
            case Tok(T.KW, "return"):
                raise Return(self.expr())
            case tok:
                raise SyntaxError(f"line {tok.line}: can't start a statement with {tok.text!r}")

    def block(self):
        while self.peek.text != "end":
            self.stmt()
        self.take()

    def expr(self, ops=("<", ">", "=="), *rest):
        levels = [("<", ">", "=="), ("+", "-"), ("*", "/")]
        return self.level(0, levels)

    def level(self, n, levels):
        if n == len(levels):
            return self.atom()
        left = self.level(n + 1, levels)
        while self.peek.text in levels[n]:
            op = self.take().text
            right = self.level(n + 1, levels)
            left = {"<": lambda: left < right, ">": lambda: left > right, "==": lambda: left == right, "+": lambda: left + right,
                    "-": lambda: left - right, "*": lambda: left * right, "/": lambda: left / right}[op]()
        return left

    def atom(self):
        match self.take():
            case Tok(T.NUM, s):
                return float(s) if "." in s else int(s)
            case Tok(T.STR, s):
                return s[1:-1]
            case Tok(text="("):
                v = self.expr()
                self.take(")")
                return v
            case Tok(T.NAME, name) if self.peek.text == "(":
                self.take("(")
                args = []
                while self.peek.text != ")":
                    args.append(self.expr())
                    if self.peek.text == ",":
                        self.take()
                self.take(")")
                return self.call(name, args)
            case Tok(T.NAME, name):
                return self.env[name]
            case tok:
                raise SyntaxError(f"line {tok.line}: unexpected {tok.text!r}")

    def call(self, name, args):
        params, at = self.funcs[name]
        back, self.i = self.i, at
        try:
            with self.scope(**dict(zip(params, args, strict=True))):
                self.block()
        except Return as r:
            return r.value
        finally:
            self.i = back


it = Interp()
it.run('''
let n = 3
while n > 0
  print "n is"
  print n * 1.5
  let n = n - 1
end
fun fib(k)
  if k < 2
    return k
  end
  return fib(k - 1) + fib(k - 2)
end
print fib(12)
print "a" + "b" == "ab"
''')
for bad in ("let = 5", "print 1 +", "while 1 < 2", "print $", "fib(1)", "print fib(1, 2)", "print nope"):
    try:
        it.run(bad)
    except (SyntaxError, ValueError, KeyError) as e:
        print(f"{bad!r}: {type(e).__name__}: {e}")
print(it.env, it.toks[0])
it.run("print 1 / 0")
