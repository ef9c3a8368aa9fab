# bytearray: bytes that change.
data = bytearray(b"hello")
print(data, len(data), data[0], data[-1], data[1:3], list(data[:2]), bytes(data), data.decode(), data.hex(), b"l" in data, 104 in data, bool(bytearray()))
data.append(33)
data.extend(b" you")
data.extend([65, 66])
data += b"!"
data[0] = 72
data[1:3] = b"EL--"
del data[-1]
print(data, data.pop(), data.pop(0), data.find(b"o"), data.count(b"-"), data.startswith(b"EL"), data == b"x", bytearray(b"a") == b"a", bytearray(b"a") == bytearray(b"a"))
data.insert(0, 90)
data.remove(45)
data.reverse()
copy = data.copy()
data.clear()
print(data, copy, copy + b"x", copy * 2, bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray.fromhex("00ff"), max(bytearray(b"cab")), b"-".join([bytearray(b"a"), b"b"]))
for call in [lambda: data.append(256), lambda: data.append("a"), lambda: data.pop(), lambda: data.remove(1), lambda: data[0], lambda: bytearray("a"), lambda: hash(data), lambda: data.extend("abc")]:
    try:
        print(call())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
