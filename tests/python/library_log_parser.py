import re
from collections import Counter, defaultdict, namedtuple, deque, ChainMap
log = """2024-01-15 10:23:45 INFO [auth] User alice logged in from 192.168.1.10
2024-01-15 10:24:01 ERROR [db] Connection timeout after 30s
2024-01-15 10:24:05 WARN [auth] Failed login for bob (attempt 3)
2024-01-15 10:25:00 ERROR [db] Connection refused: host=db1 port=5432
garbage line
2024-01-15 10:26:30 INFO [api] GET /users/42 200 15ms"""
Entry = namedtuple("Entry", "date time level module message")
pat = re.compile(r"^(?P<date>\d{4}-\d{2}-\d{2}) (?P<time>[\d:]{8}) (?P<level>[A-Z]+)\s+\[(?P<module>\w+)\] (?P<message>.*)$")
entries, bad = [], []
for n, line in enumerate(log.splitlines(), 1):
    m = pat.match(line)
    if m: entries.append(Entry(**m.groupdict()))
    else: bad.append((n, line))
print(len(entries), bad, entries[1]); print(Counter(e.level for e in entries).most_common(), Counter(e.module for e in entries))
by = defaultdict(list)
for e in entries: by[e.module].append(e.message[:10])
print(dict(by)); print(re.findall(r"\b(?:\d{1,3}\.){3}\d{1,3}\b", log), re.findall(r"(\w+)=(\w+)", log), re.search(r"(\d+)ms", log)[1], re.sub(r"\d", "#", entries[4].message), re.split(r"\s*[:,]\s*", "a : b,c  ,d"))
print(re.sub(r"(?P<first>\w+) (?P<second>\w+)", r"\g<second> \g<first>", "hello world"), re.sub(r"(^|_)([a-z])", lambda m: m.group(2).upper(), "snake_case_name"), re.sub(r"(?<!^)(?=[A-Z])", "_", "CamelCaseName").lower(), bool(re.fullmatch(r"[\w.+-]+@[\w-]+\.[\w.]+", "a.b@c.org")), [m.span() for m in re.finditer("o", "foo boo")])
words = "the quick brown fox jumps over the lazy dog the end".split()
c = Counter(words); print(c.most_common(1), [w for w, n in c.items() if n == 1][:3], c["cat"], sum(c.values()), c.total(), Counter(map(len, words)))
print(sorted(set(words), key=lambda w: (-c[w], w))[:4], {k: len(list(v)) for k, v in __import__("itertools").groupby(sorted(words), key=lambda w: w[0])})
dq = deque(maxlen=3)
for i in range(5): dq.append(i)
print(dq, list(reversed(dq)), dq[-1]); print(ChainMap({"a": 1}, {"a": 2, "b": 3})["b"])
def tokenize(s): return [(m.lastgroup, m.group()) for m in re.finditer(r"(?P<num>\d+\.?\d*)|(?P<op>[-+*/()])|(?P<ws>\s+)|(?P<err>.)", s) if m.lastgroup != "ws"]
class Parser:
    def __init__(self, s): self.t = tokenize(s); self.i = 0
    def peek(self): return self.t[self.i][1] if self.i < len(self.t) else None
    def eat(self): self.i += 1; return self.t[self.i - 1]
    def expr(self):
        v = self.term()
        while self.peek() in ("+", "-"): v = v + self.term() if self.eat()[1] == "+" else v - self.term()
        return v
    def term(self):
        v = self.fac()
        while self.peek() in ("*", "/"): v = v * self.fac() if self.eat()[1] == "*" else v / self.fac()
        return v
    def fac(self):
        k, s = self.eat()
        if s == "(":
            v = self.expr()
            if self.peek() != ")": raise SyntaxError(f"expected ')' at {self.i}")
            self.eat(); return v
        if s == "-": return -self.fac()
        if k != "num": raise SyntaxError(f"unexpected {s!r}")
        return float(s) if "." in s else int(s)
for e in ("1 + 2 * 3", "(1+2)*3 - -4", "10/4", "2 * (3", "1 + $"):
    try: print(e, "=", Parser(e).expr())
    except (SyntaxError, IndexError) as x: print(e, "->", type(x).__name__, x)
