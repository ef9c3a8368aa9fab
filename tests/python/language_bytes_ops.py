b = b"hello"
print(b[0], b[1:3], b + b"!", b * 2, b.upper(), b.find(b"l"), b.split(b"l"), b.replace(b"l", b"L"), b.hex(), bytes.fromhex("68 69"), list(b[:2]), bytes([65, 66]), bytes(3), b"a" in b"abc", 97 in b"abc")
print(b"\x00\xff\n'\"", bytes("é", "utf-8"), b",".join([b"a", b"b"]), b.startswith(b"he"), b.decode(), b" x ".strip(), b"a" < b"b", b.count(b"l"), bytearray(b"abc"), b"abc".title(), b"1".isdigit(), b"a-b".partition(b"-"))
a = bytearray(b"abc")
a[0] = 65
a.append(100)
a.extend(b"ef")
del a[1]
print(a, bytes(a), a.pop(), len(a), a == b"Acde", a.decode())
