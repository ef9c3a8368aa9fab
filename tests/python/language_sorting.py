people = [("ann", 30), ("bob", 25), ("cat", 30), ("dan", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[1], reverse=True))
l = [3, 1, 2]
print(l.sort(), l, l.sort(reverse=True), l, sorted("banana"), sorted({"b": 1, "a": 2}), sorted([True, 0, 2, False]))
print(sorted(["b", "A", "a", "B"]), sorted(["b", "A", "a", "B"], key=str.lower), sorted([(1, "b"), (1, "a")]), sorted([[2], [1, 5], []]), sorted([1, 2.5, -1]))


class K:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        return self.v < o.v

    def __repr__(self):
        return f"K{self.v}"


print(sorted([K(3), K(1), K(2)]), min(K(3), K(1)), max([K(1), K(5)], key=lambda k: -k.v))
for code in ("sorted([1, 'a'])", "sorted([{}, {}])", "sorted([None, 1])", "sorted([1], lambda x: x)", "sorted([1, 2], key=5)", "sorted([1j, 2j])"):
    try:
        print(eval(code))
    except TypeError as error:
        print(error)
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(set(words), key=lambda w: (len(w), w)), sorted(words, key=words.count, reverse=True)[:2])
calls = []
sorted([3, 2, 1], key=lambda x: calls.append(x) or x)
print(calls)
print(sorted(range(100), key=lambda x: (x * 37) % 101)[:10], list(reversed([1, 2])), [1, 2][::-1])
l = [5, 3]
l.reverse()
print(l, sorted([0.0, -0.0, 0]), sorted("Éeaz"), sorted([b"b", b"a"]), sorted([(2, K(1)), (1, K(2))]))
