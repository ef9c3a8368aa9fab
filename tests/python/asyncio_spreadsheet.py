import asyncio
import itertools
import operator
import re


class Cell:
    REF = re.compile(r"[A-Z]+[0-9]+")

    def __init__(self, sheet, name, formula):
        self.sheet, self.name = sheet, name
        self.formula = formula
        self.deps = set(self.REF.findall(formula)) if isinstance(formula, str) else set()

    async def compute(self, path=()):
        if self.name in path:
            raise RecursionError(f"cycle: {' -> '.join([*path, self.name])}")
        values = {}
        for dep in sorted(self.deps):
            values[dep] = await self.sheet.value(dep, (*path, self.name))
        await asyncio.sleep(0)
        if not isinstance(self.formula, str):
            return self.formula
        return eval(self.formula.lstrip("="), {"__builtins__": {}, "sum": sum, "max": max}, values)


class Sheet:
    def __init__(self, **cells):
        self.cells = {n: Cell(self, n, f) for n, f in cells.items()}
        self.cache = {}
        self.computed = itertools.count(1)

    async def value(self, name, path=()):
        if name not in self.cache:
            if name not in self.cells:
                raise NameError(f"no cell {name!r}")
            self.cache[name] = await self.cells[name].compute(path)
            next(self.computed)
        return self.cache[name]

    def __setitem__(self, name, formula):
        self.cells[name] = Cell(self, name, formula)
        stale = {name}
        while True:
            more = {c.name for c in self.cells.values() if c.deps & stale} - stale
            if not more:
                break
            stale |= more
        for n in stale:
            self.cache.pop(n, None)
        print(f"set {name}, stale: {sorted(stale)}")

    async def show(self):
        for n in sorted(self.cells):
            try:
                print(f"{n:>3} = {await self.value(n)!r}")
            except Exception as e:
                print(f"{n:>3} ! {type(e).__name__}: {e}")


async def main():
    s = Sheet(A1=10, A2=2.5, B1="=A1 * A2", B2="=B1 + sum([A1, A2])", C1="='total: ' + 'x' * 3")
    await s.show()
    s["A1"] = 4
    await s.show()
    s["C2"] = "=D1 + 1"
    s["C3"] = "=A1 / (A2 - 2.5)"
    s["D2"] = "=D3"
    s["D3"] = "=D2"
    s["C4"] = "=open('x')"
    await s.show()
    print(next(s.computed))
    await s.value("Z9")


asyncio.run(main())
