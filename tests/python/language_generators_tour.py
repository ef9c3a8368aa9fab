import asyncio
class Node:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
    async def walk(self, depth=0):
        if self.l:
            async for x in self.l.walk(depth + 1): yield x
        await asyncio.sleep(0)
        yield depth, self.v
        if self.r:
            async for x in self.r.walk(depth + 1): yield x
tree = Node(5, Node(2, Node(1), Node(3)), Node(8, None, Node(9)))
print(list(tree), [*map(str, tree)], sum(tree), 3 in tree, max(tree))
async def main(): print([x async for x in tree.walk()])
asyncio.run(main())
def primes():
    sieve = {}
    n = 2
    while True:
        if n not in sieve: yield n; sieve[n * n] = [n]
        else:
            for p in sieve.pop(n): sieve.setdefault(n + p, []).append(p)
        n += 1
import itertools
print(list(itertools.islice(primes(), 12)), next(p for p in primes() if p > 100), list(itertools.takewhile(lambda p: p < 20, primes())))
def avg():
    total = n = 0; mean = None
    while True:
        x = yield mean
        if x is None: return (total, n)
        total += x; n += 1; mean = total / n
def delegate(res):
    while True: res.append((yield from avg()))
res = []; d = delegate(res); next(d)
print([d.send(v) for v in (10, 20, 30)], d.send(None), d.send(4), res)
print(list(itertools.chain.from_iterable([[1], [2, 3]])), list(itertools.product("ab", repeat=2))[:3], list(itertools.permutations([1, 2, 3], 2))[:3], list(itertools.combinations("abcd", 2))[-2:], list(itertools.zip_longest([1], "ab", fillvalue="-")), list(itertools.compress("abc", [1, 0, 1])), list(itertools.starmap(pow, [(2, 3)])), list(itertools.cycle("ab").__next__() for _ in range(1)), list(itertools.dropwhile(str.islower, "abCd")), list(itertools.count(5, 5).__next__() for _ in range(2)), list(itertools.tee([1, 2])[1]), list(itertools.repeat("x", 2)), list(itertools.filterfalse(None, [0, 1])))
gen = (x * x for x in range(5)); print(gen.__name__, type(gen), next(gen), list(gen), sum(gen))
