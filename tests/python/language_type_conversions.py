print(int("42"), float("3.5"), str(5), bool(""), list("ab"), tuple([1]), set([1, 1]), dict([("a", 1)]), bytes([1]), complex(1, 2), frozenset("a"), repr("x"), ascii("é"), chr(97), ord("a"), hex(10), oct(8), bin(2))
print(int(3.9), int("-7"), float("1e3"), str(None), str([1, "a"]), bool([0]), bool(0.0), list({"a": 1}), tuple("ab"), list(range(3)), dict(a=1), int("ff", 16), round(3.567, 2), str(1.0), str(True), int(True))
print(type(1), type(1.0), type("a"), type(b""), type([]), type(()), type({}), type(set()), type(None), type(len), type(lambda: 0), type(type), type(range(1)), type(1j), type(...), type(print))
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), issubclass(bool, int), callable(len), callable(1), id(1) == id(1), 1 is 1 if False else True)
