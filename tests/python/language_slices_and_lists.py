items = list(range(10))
print(items[2:5], items[:-3], items[::3], items[::-2], items[7:2:-1], items[100:], items[-3:])
items[2:4] = ["a", "b", "c"]
print(items)
items[::4] = ["x"] * len(items[::4])
print(items)
del items[1::2]
print(items, items.index("x", 1), items.count("x"))
items.insert(1, "new")
items.extend(range(2))
items.remove("x")
print(items, items.pop(0), items.pop(), items[::-1])
print([1, 2] * 2 + [3], [[0] * 2 for _ in range(2)], [1, [2, [3]]] == [1, [2, [3]]], sorted([[2], [1, 5], [1]]))
