# bytes.
data = b"hello \xff\x00world"
print(data, len(data), data[0], data[-5:], list(b"abc"), data[::2], b"l" in data, 255 in data, data.find(b"o"), data.rfind(b"o"), data.find(255), data.count(b"l"), data.index(b"w"))
print(bytes(3), bytes([1, 2, 255]), bytes(range(3)), bytes("aé", "utf-8"), bytes(b"x"), bytes(), bytes(x for x in (65, 66)))
print(data.hex(), data.hex(" "), b"\x01\x02\x03\x04\x05".hex(":", 2), b"abcdef".hex("_", -4), bytes.fromhex("00 ff 7f"), bytes.fromhex("aBcD"))
print(b"a,b,c".split(b","), b" a b ".split(), b"a b c".rsplit(None, 1), b"-".join([b"x", b"y"]), b"  x ".strip(), b"xxaxx".strip(b"x"), b"a\nb\r\nc".splitlines(), b"k=v".partition(b"="), b"x".rpartition(b"="))
print(b"abc".upper(), b"ABC\xe9".lower(), b"hello world".title(), b"hello".capitalize(), b"aBc".swapcase(), b"abc".replace(b"b", b"\xff"), b"a".ljust(3), b"a".rjust(3, b"."), b"a".center(3), b"7".zfill(3))
print(b"abc".startswith(b"a"), b"abc".endswith((b"x", b"c")), b"abc".isalpha(), b"12".isdigit(), b"\xe9".isalpha(), b"a b".isspace(), b"abc".removeprefix(b"a"), b"a\tb".expandtabs(2))
print(b"a" + b"b", b"ab" * 2, b"a" < b"b", b"a" == "a", hash(b"a") == hash(b"a"), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), repr(b"'"), b'"\'\\\n\t\r')
for call in [lambda: bytes(-1), lambda: bytes([256]), lambda: bytes("a"), lambda: bytes(1.5), lambda: b"a".find("a"), lambda: b"a" + "b", lambda: b"a".join(["b"]), lambda: bytes.fromhex("1"), lambda: bytes.fromhex("zz"), lambda: b"a"[5], lambda: b"abc".index(b"x"), lambda: b"a".split(1), lambda: "a" in b"abc", lambda: b"abc".find(256)]:
    try:
        print(call())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
