# Looking for parts of text, by code points.
text = "übermäßig über"
print(len(text), text.find("ü"), text.find("ü", 1), text.rfind("ü"), text.find("x"), text.index("ß"), text.rindex("b"), text.count("ü"), text.count(""))
print("abc".find("", 3), "abc".find("", 4), "abc".rfind(""), "abcabc".find("c", -3), "abcabc".find("c", -3, -1), "abcabc".count("bc", 2), "aaaa".count("aa"))
print(text[3:8], text[-4:], text[::-1], text[::3], text[0], text[-1], text[5:2], text[100:])
print("abc".startswith("ab"), "abc".startswith(("x", "a")), "abc".startswith("b", 1), "abc".endswith("c"), "abc".endswith("b", 0, 2), "abc".startswith(()), "".startswith(""), "abc".startswith("", 4))
print("b" in "abc", "" in "", "x" not in "abc", "abc".removeprefix("ab"), "abc".removesuffix("bc"), "abc".removeprefix("x"))
for call in [lambda: "abc".index("x"), lambda: "abc".rindex("x"), lambda: "abc".find(1), lambda: "abc".startswith(1), lambda: "abc".endswith((1,)), lambda: "abc"[5], lambda: "abc"["a"], lambda: 1 in "abc", lambda: "abc".removeprefix(1), lambda: "a" + 1, lambda: "abc".count()]:
    try:
        print(call())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
