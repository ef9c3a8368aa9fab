print({3, 1, 2}, {10, 5, 0, 7}, set(range(5)), {8, 1, 16}, {True, 1, 1.0}, set(), frozenset([2, 1]), {-1, -2} == {-2, -1})
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= b, {1} < a, a.issuperset({1}), a.isdisjoint({9}), a == {3, 2, 1}, a.union([9], (8,)), a.intersection([1, 2], [2]), a.difference([1]), a.symmetric_difference([1, 7]))
a.add(4)
a.discard(100)
a.remove(1)
a.update([7, 8], {9})
print(a, len(a), 7 in a, a.copy() is a)
a |= {1}
a &= {1, 2, 3, 7}
a -= {7}
a ^= {2, 50}
print(sorted(a))
a.intersection_update({1, 3})
a.difference_update({3})
a.symmetric_difference_update({5})
print(sorted(a), a.pop() in (1, 5), len(a))
f = frozenset("a")
print(f, {f: 1}[frozenset("a")], f | {"a"}, type({1} | frozenset([2])).__name__, type(frozenset([2]) | {1}).__name__, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
for code in ("{[]}", "{1, {2}}", "{1}.remove(5)", "set().pop()", "{1} + {2}", "{1} | [2]", "{1}[0]", "f.add(1)", "set(5)", "{1} < [1]", "frozenset([[]])"):
    try:
        print(eval(code))
    except Exception as error:
        print(code, type(error).__name__, error)
print({x for x in [5, 3, 5, 1]}, set("aaa"), set([(1, 2)]), {1, *[2, 3]}, bool(set()), set({"k": 1}), sorted({"b", "a"}), list({40, 33, 1, 8}), set(range(20, 0, -5)), {100, 50, 25})
s = {0}
for i in (64, 32, 16, 8):
    s.add(i)
print(s, {i * 7 for i in range(8)}, {2**i for i in range(8)}, set([9, 1, 17, 25]))
