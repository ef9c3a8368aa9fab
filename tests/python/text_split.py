# Splitting and joining.
print("a,b,,c".split(","), "a,b,,c".split(",", 1), "a,b,,c".rsplit(",", 1), "".split(","), "".split(), "  a  b c  ".split())
print("  a  b c  ".split(None, 1), "  a  b c  ".rsplit(None, 1), "a b c".split(maxsplit=0), "  a b ".rsplit(maxsplit=0), "a--b--c".split("--"), "a\x1cb\u2003c".split())
print("a\nb\r\nc\rd\x0be\u2028f".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\n\nb".splitlines(keepends=True))
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))
print(",".join(["a", "b"]), "".join("abc"), "-".join(str(i) for i in range(3)), ", ".join({"x": 1, "y": 2}), "x".join([]), "x".join(["only"]))
print("-".join(map(str, [1, 2])), "".join(reversed("abc")), " ".join(("a",)))


class Letters:
    def __iter__(self):
        yield from "xyz"


print("+".join(Letters()))
for call in [lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(1), lambda: "a".split(""), lambda: "a".split(1), lambda: "a".partition(""), lambda: "a".partition(1), lambda: ",".join(x for x in ["a", 2])]:
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
