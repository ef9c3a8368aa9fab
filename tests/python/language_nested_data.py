data = {"users": [{"name": "ann", "tags": {"x", }, "pos": (1, 2)}, {"name": "bob", "tags": set(), "pos": (3, 4)}]}
print([u["name"] for u in data["users"] if u["tags"]], data["users"][1]["pos"][0], data)
data["users"][0].setdefault("age", 5)
(x, y), *_ = [u["pos"] for u in data["users"]]
print(x, y, {**data["users"][0], "name": "z"}, [*map(len, data["users"])], sorted(data["users"], key=lambda u: u["name"], reverse=True)[0]["name"])
