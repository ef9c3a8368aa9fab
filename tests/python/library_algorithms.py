import heapq, bisect, math, itertools, functools, string, textwrap, json, random, time
from collections import *
from decimal import Decimal, ROUND_HALF_UP
def dijkstra(g, s):
    dist = {s: 0}; pq = [(0, s)]; prev = {}
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist.get(u, math.inf): continue
        for v, w in g.get(u, {}).items():
            if (nd := d + w) < dist.get(v, math.inf): dist[v] = nd; prev[v] = u; heapq.heappush(pq, (nd, v))
    return dist, prev
print(dijkstra({"A": {"B": 1, "C": 4}, "B": {"C": 2, "D": 6}, "C": {"D": 3}}, "A"))
def topo(deps):
    indeg = Counter(); adj = defaultdict(list)
    for n, ds in deps.items():
        for d in ds: adj[d].append(n); indeg[n] += 1
    q = deque(sorted(set(deps) - set(indeg))); out = []
    while q:
        n = q.popleft(); out.append(n)
        for m in adj[n]:
            indeg[m] -= 1
            if not indeg[m]: q.append(m)
    return out
print(topo({"a": [], "b": ["a"], "c": ["a", "b"], "d": ["c"]}))
print(math.gcd(12, 18), math.lcm(4, 6), math.factorial(10), math.comb(5, 2), math.perm(5, 2), math.isqrt(17), math.prod([1, 2, 3]), math.hypot(3, 4), math.degrees(math.pi), math.ceil(-1.5), math.floor(-1.5), math.trunc(2.7), math.log(8, 2), math.log10(1000), math.isclose(.1 + .2, .3), math.inf > 1, math.nan != math.nan, math.sqrt(2), math.sin(1), math.exp(1), math.copysign(1, -0.0), math.modf(3.25), math.frexp(8), math.fsum([.1] * 10), math.dist((0, 0), (3, 4)), math.tau)
def primes(n):
    s = [True] * (n + 1); s[:2] = [False] * 2
    for i in range(2, int(n ** .5) + 1):
        if s[i]: s[i * i::i] = [False] * len(s[i * i::i])
    return [i for i, p in enumerate(s) if p]
print(primes(40), [n for n in range(2, 30) if all(n % d for d in range(2, n))])
def caesar(s, k): return s.translate(str.maketrans(string.ascii_lowercase, string.ascii_lowercase[k:] + string.ascii_lowercase[:k]))
print(caesar("hello", 3), caesar(caesar("hello", 3), 23), "".join(chr((ord(c) - 97 + 13) % 26 + 97) for c in "uryyb"), "".join(reversed("abc")), "racecar" == "racecar"[::-1], "".join(k + str(len(list(g))) for k, g in itertools.groupby("aaabbc")))
print(Decimal("19.99") * 3, Decimal("10") / Decimal("3"), (Decimal("2.675")).quantize(Decimal("0.01"), ROUND_HALF_UP), sum(map(Decimal, ["0.1"] * 3)), Decimal("0.1") + Decimal("0.2") == Decimal("0.3"), f"{Decimal('1234.5'):,.2f}", Decimal("5") > 3, repr(Decimal("1.50")), float(Decimal("1.5")), -Decimal("2"), Decimal("7") % 3, round(Decimal("1.555"), 2), max(Decimal("1"), Decimal("2")))
print(bin(10), oct(8), hex(255), int("ff", 16), int("0b11", 0), f"{10:b}", (10).bit_length(), (5).bit_count(), (1024).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (2.5).as_integer_ratio(), (0.5).hex(), float.fromhex("0x1p-1"), (3.0).is_integer(), 7 .__add__(3), round(1234.5678, -2), round(-0.5), pow(3, 4, 5), pow(3, -1, 7), divmod(17, 5))
print([list(g) for k, g in itertools.groupby([1, 1, 2, 3, 3], key=lambda x: x > 1)], list(itertools.accumulate([1, 2, 3], initial=0)), list(itertools.chain([1], (2,), {3})), list(map(list, itertools.batched(range(5), 2))), list(itertools.zip_longest([1], [2, 3], fillvalue=0)), sum(itertools.takewhile(lambda x: x < 10, itertools.count(1))))
class LRU(OrderedDict):
    def __init__(self, cap): super().__init__(); self.cap = cap
    def __getitem__(self, k): v = super().__getitem__(k); self.move_to_end(k); return v
    def __setitem__(self, k, v):
        super().__setitem__(k, v); self.move_to_end(k)
        if len(self) > self.cap: print("evict", next(iter(self))); del self[next(iter(self))]
l = LRU(2); l["a"] = 1; l["b"] = 2; l["a"]; l["c"] = 3; print(l, list(l), "b" in l)
class Trie:
    def __init__(self): self.root = {}
    def add(self, w):
        n = self.root
        for c in w: n = n.setdefault(c, {})
        n["$"] = True
    def find(self, p):
        n = self.root
        for c in p:
            if c not in n: return []
            n = n[c]
        def walk(n, acc): return [acc] * ("$" in n) + [w for c in sorted(n) if c != "$" for w in walk(n[c], acc + c)]
        return walk(n, p)
t = Trie(); [t.add(w) for w in "car card care cat dog".split()]; print(t.find("car"), t.find("x"), json.dumps(t.root["d"]))
print(sorted({"b": 1, "a": 3}.items(), key=lambda kv: -kv[1]), dict(sorted({"b": 1, "a": 3}.items())), {v: k for k, v in {"x": 1}.items()}, {"a": 1} | {"b": 2}, {**{"a": 1}}, dict.fromkeys("ab", 0), {"a": 1}.get("z", 9), [*{"k": 1}], {"a": 1}.keys() & {"a"}, {1, 2} ^ {2, 3}, {1} <= {1, 2}, frozenset([1]) | {2}, {"a": {"b": 1}}["a"]["b"])
print(time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(86400).tm_wday, random.Random(3).choice([1, 2, 3]), random.Random(3).sample(range(10), 3))
