d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
del d["a"]
d["a"] = 0
print(d, list(d), list(d.items()), list(reversed(d)), d.keys(), d.values(), d.items(), len(d))
print(d.get("z"), d.get("z", 5), d.pop("c"), d.pop("c", None), d.setdefault("n", []), d.popitem(), d)
d.update({"x": 1}, y=2)
d.update([("z", 3)])
print(d, d | {"b": 0}, {**d, "q": 1}, d == dict(reversed(list(d.items()))), "x" in d, dict(a=1), dict([("a", 1)]), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])), dict.fromkeys("ab", 0))
d |= [("new", 1)]
keys = d.keys()
d["later"] = 1
print(keys, keys & {"x", "q"}, sorted(keys | {"q"}), keys - {"x"} == set(d) - {"x"}, d.items() >= {("x", 1)}, "x" in keys, ("x", 1) in d.items(), 1 in d.values(), keys.isdisjoint(["nope"]), keys == set(d))
print({1: "a", True: "b", 1.0: "c"}, {(1, 2): 3}, {None: 1}, {"a": {"b": {}}}, d.keys().mapping["x"])
for code in ("{}['k']", "{[]: 1}", "{}.pop('q')", "{}.popitem()", "{1: 2} + {}", "{} < {}", "dict(5)", "{}.fromkeys(5)", "{'a': 1}.update(5)", "{} | 5", "del_ if 0 else {}[{}]", "dict(**{'a': 1}, a=2)"):
    try:
        print(eval(code))
    except Exception as error:
        print(code, type(error).__name__, error)
e = {}
e["self"] = e
print(e, [e])
for k, v in sorted({"b": 2, "a": 1}.items()):
    print(k, v, end="; ")
print(max({"a": 3, "b": 5}, key={"a": 3, "b": 5}.get), min({"b": 1, "a": 2}), sum({1: 2, 3: 4}), any({0: 1}), d.copy() is d, {}.__class__.__name__)
d.clear()
print(d, not d)
x = {i: i for i in range(5)}
for k in list(x):
    if k % 2:
        del x[k]
print(x, list(reversed(x.values())), list(reversed(x.items())))
it = iter(x)
print(next(it))
