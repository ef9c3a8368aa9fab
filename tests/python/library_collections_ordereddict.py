from collections import OrderedDict, ChainMap, defaultdict, UserDict, UserList, UserString

d = OrderedDict.fromkeys("abcde")
d.move_to_end("b")
d.move_to_end("e", last=False)
print("".join(d), d.popitem(last=False), d.popitem())
print(d, OrderedDict(a=1), OrderedDict())
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), list(reversed(d)))
try:
    d.move_to_end("zz")
except KeyError as error:
    print(repr(error))
print(d | {"q": 1}, d.setdefault("n", 4), d.pop("n"), d.pop("n", "none"))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm, cm["a"], cm["b"], list(cm), len(cm), cm.maps, cm.new_child({"c": 1})["c"], cm.parents)
cm["b"] = 9
print(cm, "z" in cm, cm.get("z", 0), dict(cm), cm.pop("b"))
try:
    del cm["b"]
except KeyError as error:
    print(error)
dd = defaultdict(list)
for k, v in [("x", 1), ("y", 2), ("x", 3)]:
    dd[k].append(v)
print(dd, dd.get("q"), len(dd), dd["q"], defaultdict(int, a=1), defaultdict(None, {1: 2}))
try:
    defaultdict(None)["k"]
except KeyError as error:
    print(repr(error))
try:
    defaultdict(3)
except TypeError as error:
    print(error)


class Missing(dict):
    def __missing__(self, key):
        return f"<{key}>"


m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), "b" in m, "{a} {b}".format_map(m))


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u.update(b=2)
print(u, u.data, "A" in u, UserList([1, 2]) + [3], UserString("abc").upper(), type(UserString("a") + "b").__name__)
