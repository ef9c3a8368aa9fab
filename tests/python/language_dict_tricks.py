data = {"b": 2, "a": 1}
data |= {"c": 3}
print(data, dict(sorted(data.items())), {v: k for k, v in data.items()})
print(data.setdefault("d", 4), data.pop("a"), data.pop("zz", None), list(data), "b" in data)
print({**data, "b": 20} | {"e": 5}, data.keys() & {"b", "x"}, sorted(data.keys() | {"x"}))
for key, value in list(data.items()):
    if value > 2:
        del data[key]
print(data, len(data), bool({}), dict(zip("xy", (1, 2))), data.get("none", "default"))
nested = {}
nested.setdefault("a", {}).setdefault("b", []).append(1)
print(nested, dict.fromkeys([1, 2]), list(reversed({"p": 1, "q": 2})))
