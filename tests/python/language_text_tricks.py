text = "  The Quick, brown fox.  "
print(text.strip().lower().split(), text.replace("o", "0"), text.title().swapcase())
print("a-b_c".translate(str.maketrans("-_", "  ")), "x".join(["1", "2"]), "abc".zfill(6), "abc".center(9, "*"))
print("key=value=more".partition("="), "key=value=more".rpartition("="), "a\tb".expandtabs(4), "line\nbreak".splitlines())
print("%s is %d years and %.1f%%" % ("Ann", 30, 99.5), "{0}-{1}-{0}".format("a", "b"), "{name!r:>8}".format(name="x"))
print("ß".upper(), "straße".casefold(), "é" == "\u00e9", len("naïve"), "日本"[::-1], "abc" < "abd", "Z" < "a")
print("spam".startswith(("ha", "sp")), "spam".endswith("am"), "spam".removeprefix("sp"), "12".isdigit(), "a1".isalnum())
