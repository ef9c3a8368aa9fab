# Stripping, padding, replacing.
print(repr("  a b\t\n".strip()), repr("  a ".lstrip()), repr("  a ".rstrip()), "xxabxx".strip("x"), "abcba".strip("ab"), "www.x.com".lstrip("w."), repr("\u2003a\x1f".strip()), "abc".strip(None), "abc".strip(""))
print("ab".center(7) + "|", "ab".center(6) + "|", "abc".center(6, "*"), "abc".center(7, "*"), "a".ljust(4, ".") + "|", "a".rjust(4, "."), "abc".rjust(2), "é".center(4, "–"))
print("42".zfill(5), "-42".zfill(5), "+42".zfill(6), "".zfill(2), "abc".zfill(2), "--1".zfill(6))
print("aXbXc".replace("X", "-"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "aaa".replace("a", "", 1), "abc".replace("x", "y"), "éa".replace("é", "e"))
print(repr("a\tb\tc".expandtabs()), repr("a\tb".expandtabs(4)), repr("ab\n\tc".expandtabs(2)), repr("\t".expandtabs(0)))
print("hello".translate({ord("l"): "L", ord("h"): None, ord("o"): 48}), "abc".translate(str.maketrans("ab", "xy", "c")), "abc".translate(str.maketrans({"a": "1", 98: None})))
print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "a" + "b", "a" < "b", "a" < "B", "é" > "z", "abc" == "abc", min("hello"), sorted("hello"))
for call in [lambda: "a".center(5, "ab"), lambda: "a".center(5, 1), lambda: "a".strip(1), lambda: "a".replace(1, "a"), lambda: "a".replace("a", 1), lambda: str.maketrans("a", "bc"), lambda: str.maketrans(1), lambda: "a" * "b", lambda: "a".zfill("x"), lambda: "a" - "b", lambda: str.upper(1), lambda: "abc".foo]:
    try:
        print(call())
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
