import asyncio
from collections import deque, defaultdict, OrderedDict, namedtuple, ChainMap, Counter
Point = namedtuple("Point", "x y z", defaults=[0])
p = Point(1, 2)
print(p, p._replace(x=9), p._asdict(), Point._fields, p == (1, 2, 0), Point._make([4, 5, 6]), *p)
d = deque([1, 2, 3], maxlen=3); d.append(4); d.appendleft(0); d.rotate(1)
print(d, d[0], list(reversed(d)), d.maxlen, d.count(2)); d.extend([7, 8]); print(d.popleft(), d)
dd = defaultdict(list)
for w in "the cat the dog a cat".split(): dd[len(w)].append(w)
print(dd, dict(dd), dd.get(9), 9 in dd)
od = OrderedDict(a=1, b=2, c=3); od.move_to_end("a"); print(od, od.popitem(last=False), list(od))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], dict(cm), cm.new_child({"c": 4}))
c = Counter("mississippi"); print(c, c.most_common(2), c["z"], c + Counter("miss"), c - Counter("issi"), sum(c.values()), c & Counter("sip"), sorted(c.elements())[:4])
c.update("zz"); c.subtract({"s": 10}); print(c, +c)
s = {1, 2, 3}; t = frozenset([2, 3, 4])
print(s | t, s & t, s - t, s ^ t, s <= {1, 2, 3, 4}, s.isdisjoint({9}), t, {*()} or set(), sorted(s.union([7], "a"), key=str))
dct = {"one": 1, "two": 2}
dct |= {"three": 3}; dct.setdefault("four", 4); print(dct, dct.pop("one"), dct.pop("zz", None), list(dct.items())[::-1], dict.fromkeys("ab", 0), dct.keys() & {"two"}, sorted(dct, key=dct.get, reverse=True))
try:
    for k in dct: dct[k + "x"] = 1
except RuntimeError as e: print(e)
l = [3, 1, 2]; l.sort(reverse=True); l.insert(1, 9); l.extend("ab"); l.remove(9); l[1:3] = [7, 7, 7]; del l[0]; print(l, l.pop(), l.index(7), l.count(7), l[::-1], l * 2, sorted(l + [5], key=str))
m = [[0] * 2 for _ in range(2)]; m[0][1] = 5; print(m, list(zip(*m)), list(map(sum, m)), [x for r in m for x in r], any(m[1]), all([]))
print("Hello, World".swapcase(), "a-b-c".rsplit("-", 1), "x=1;y=2".partition("="), "  pad ".strip(), "abc".center(9, "."), "tEST".title(), "a\tb".expandtabs(4), "1,2,,3".split(","), "a b  c".split(), "abc".translate(str.maketrans("ab", "xy", "c")), "é".encode(), b"\xff\x00a".hex(), "%s %5.2f %-5s|%05d %x %%" % ("s", 3.14159, "ab", 42, 255), "{0!r:>5} {name:^8} {1[0]} {2.real}".format("q", [7], 3, name="mid"), "line1\nline2\r\nx".splitlines(), "abcabc".replace("b", "-", 1), "prefix_x".removeprefix("prefix_"), "abc".find("z"), "A".isupper(), "١".isdigit(), "a1".isalnum(), "x".zfill(3), "ß".upper(), "ABC".casefold(), "b" in "abc", "abc"[::-1], "z" > "a")
