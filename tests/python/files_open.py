import os
import json
import tempfile

root = tempfile.mkdtemp()
os.chdir(root)
with open("a.txt", "w") as f:
    print(f.write("héllo\nworld\n"), f.writable(), f.readable(), f.name, f.mode, f.encoding)
    f.writelines(["x\n", "y"])
with open("a.txt") as f:
    print(f.read(3), f.readline(), f.readlines(), f.read() == "")
    f.seek(0)
    for n, line in enumerate(f, 1):
        print(n, repr(line))
print(f.closed)
try:
    f.read()
except ValueError as error:
    print(error)
with open("a.txt", "a") as f:
    f.write("more")
with open("a.txt", "rb") as f:
    data = f.read()
    print(len(data), data[-6:], f.tell(), f.seek(-4, 2), f.read())
with open("a.txt", "r+b") as f:
    f.write(b"HE")
    f.seek(2)
    print(f.read(4))
    print(f.truncate(5))
print(open("a.txt", "rb").read())
for mode, path in (("r", "none.txt"), ("x", "a.txt"), ("w", "no/dir.txt"), ("r", "."), ("q", "a.txt"), ("rw", "a.txt"), ("rbt", "a.txt")):
    try:
        open(path, mode)
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)
try:
    with open("a.txt") as f:
        f.write("no")
except OSError as error:
    print(type(error).__name__, error)
try:
    with open("a.txt", "w") as f:
        f.read()
except OSError as error:
    print(type(error).__name__, error)
try:
    open("b", "w").write(b"bytes")
except TypeError as error:
    print(error)
try:
    open("b", "wb").write("text")
except TypeError as error:
    print(error)
with open("d.json", "w", encoding="utf-8") as f:
    json.dump({"a": [1, 2.5, None], "ü": "é"}, f, ensure_ascii=False, indent=1)
with open("d.json", encoding="utf-8") as f:
    print(json.load(f))
with open("n.txt", "w", newline="\r\n") as f:
    f.write("1\n2\n")
print(open("n.txt", "rb").read(), repr(open("n.txt").read()), repr(open("n.txt", newline="").read()))
with open("u.txt", "wb") as f:
    f.write("aé€😀b".encode())
with open("u.txt", encoding="utf-8") as f:
    print([f.read(1) for _ in range(6)])
try:
    open("u.txt", encoding="ascii").read()
except UnicodeDecodeError as error:
    print(error)
print(sorted(os.listdir(".")))
