import asyncio
import string
from collections.abc import Mapping


class Scope(Mapping):
    def __init__(self, parent=None, **names):
        self.parent, self.names = parent, names

    def __getitem__(self, k):
        if k in self.names:
            return self.names[k]
        if self.parent is None:
            raise KeyError(k)
        return self.parent[k]

    def __iter__(self):
        yield from self.names
        if self.parent:
            yield from (k for k in self.parent if k not in self.names)

    def __len__(self):
        return sum(1 for _ in self)


class Lisp:
    SPECIAL = {"if", "define", "lambda", "let", "quote"}

    def __init__(self):
        self.globals = Scope(**{"pi": 3})
        self.globals.names.update({"+": lambda *a: sum(a), "*": self._mul, "-": lambda a, b=None: -a if b is None else a - b, "<": lambda a, b: a < b, "=": lambda a, b: a == b, "list": lambda *a: list(a), "map": self._map})

    @staticmethod
    def _mul(*a):
        out = 1
        for x in a:
            out *= x
        return out

    async def _map(self, f, xs):
        return [await self.apply(f, [x]) for x in xs]

    def parse(self, src):
        tokens = iter(src.replace("(", " ( ").replace(")", " ) ").split())

        def read(tok):
            if tok == "(":
                out = []
                for t in tokens:
                    if t == ")":
                        return out
                    out.append(read(t))
                raise SyntaxError("unexpected end of input")
            if tok == ")":
                raise SyntaxError("unexpected )")
            try:
                return int(tok)
            except ValueError:
                return tok
        return [read(t) for t in tokens]

    async def apply(self, fn, args):
        result = fn(*args)
        return await result if asyncio.iscoroutine(result) else result

    async def eval(self, x, env):
        await asyncio.sleep(0)
        match x:
            case int():
                return x
            case str(name):
                try:
                    return env[name]
                except KeyError:
                    raise NameError(f"unbound: {name}") from None
            case ["quote", v]:
                return v
            case ["if", c, a, b]:
                return await self.eval(a if await self.eval(c, env) else b, env)
            case ["define", str(name), body]:
                env.names[name] = await self.eval(body, env)
            case ["lambda", params, body]:
                async def closure(*args):
                    if len(args) != len(params):
                        raise TypeError(f"expected {len(params)} arguments, got {len(args)}")
                    return await self.eval(body, Scope(env, **dict(zip(params, args))))
                return closure
            case ["let", bindings, body]:
                inner = Scope(env)
                for n, v in bindings:
                    inner.names[n] = await self.eval(v, inner)
                return await self.eval(body, inner)
            case [f, *args]:
                fn = await self.eval(f, env)
                return await self.apply(fn, [await self.eval(a, env) for a in args])
            case []:
                return None

    async def run(self, src):
        out = None
        for expr in self.parse(src):
            out = await self.eval(expr, self.globals)
        return out


async def main():
    lisp = Lisp()
    for src in ["(+ 1 2 (* 3 4))", "(define sq (lambda (x) (* x x))) (map sq (list 1 2 3))",
                "(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1)))))) (fact 20)",
                "(let ((x 2) (y (* x 10))) (- y x))", "(quote (a b (c 1)))", "(sq 1 2)", "(foo 1)", "((+ 1", ")", "(1 2)", "(- 5)"]:
        try:
            print(f"{src[-40:]:<41}=> {await lisp.run(src)}")
        except (SyntaxError, NameError, TypeError) as e:
            print(f"{src[-40:]:<41}!! {type(e).__name__}: {e}")
    print(sorted(k for k in lisp.globals if k[0] in string.ascii_letters), len(Scope(lisp.globals, pi=4)), "pi" in lisp.globals, Scope(a=1) == {"a": 1})
    a, b = await asyncio.gather(lisp.run("(fact 10)"), lisp.run("(fact 12)"))
    print(a, b)
    await lisp.run("(define loop (lambda (n) (loop (- n))) ) (if (< 1 2) (undefined) 3)")


asyncio.run(main())
