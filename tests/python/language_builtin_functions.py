print(abs(-3), all([1, 0]), any([0, 1]), divmod(7, 2), pow(2, 3), round(2.5), sum([1, 2]), min(3, 1), max([1, 5]), len("abc"), sorted([2, 1]), list(reversed([1, 2])), list(zip([1, 2], "ab")), list(map(str, [1])), list(filter(None, [0, 1])), list(enumerate("a")))
print(hasattr("", "upper"), getattr("", "nope", 1), callable(print), chr(8364), ord("€"), format(3.14159, ".2f"), format("x", ">3"), hash(1) == 1, isinstance([], list), iter([1]).__next__(), next(iter("a")), slice(1, 2), vars(type("A", (), {"x": 1}))["x"], repr(range(3)), sum([[1]], []), eval("1+1"))
print("a", "b", sep="", end="|\n")
print(*[1, 2], sep=", ")
print()
print("x", None, True, 1.0, [1], end="")
print("", flush=True)
x = input if False else None
print(min("abc", key=lambda c: -ord(c)), max([], default="d"), max({"a": 2, "b": 1}, key=lambda k: k), all([]), any([]))
