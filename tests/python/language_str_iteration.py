s = "añb😀"
print(list(s), len(s), s[::-1], [ord(c) for c in s], s.encode(), [c.upper() for c in s], "😀" in s, s.index("b"))
for i, c in enumerate("ab"):
    print(i, c, end=";")
print(sorted("hello"), "".join(sorted(set("hello"))), max("abc"), dict.fromkeys("aba"), {c: "hello".count(c) for c in "hel"})
