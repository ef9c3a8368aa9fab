import json

data = {"a": [1, 2.5, True, None], "b": {"c": "é\n\"\\"}, "d": [], "e": {}, "f": (1,), 1: "int", None: 0, True: 1, 2.5: 2}
print(json.dumps(data))
print(json.dumps(data, indent=2))
print(json.dumps(data, indent="\t", ensure_ascii=False, separators=(",", ":")))
print(json.dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True), json.dumps([1, 2], separators=(";", "=")))
print(json.dumps([float("inf"), float("-inf"), float("nan"), 1e100, 1e16, -0.0, 10**25]))
print(json.dumps("\u2028 \U0001f600 \x00 \x7f /"), json.dumps("😀", ensure_ascii=False))
for bad in ({1, 2}, {"x": object}, {(1, 2): 3}, float("nan"), b"x"):
    try:
        json.dumps(bad, allow_nan=False)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error, getattr(error, "__notes__", None))
print(json.dumps({(1, 2): 3, "k": 1}, skipkeys=True))
print(json.dumps({"s": {3, 1}, "c": 1 + 2j}, default=lambda o: sorted(o) if isinstance(o, set) else [o.real, o.imag]))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return {"re": o.real}
        return super().default(o)


print(json.dumps([1j], cls=Encoder), Encoder(indent=1).encode({"a": 1}))
try:
    json.dumps([object], cls=Encoder)
except TypeError as error:
    print(error)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)
print(json.dumps([[], {}, [[]]], indent=1), json.dumps([], indent=4))
