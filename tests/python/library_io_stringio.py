import io

s = io.StringIO("line 1\nline 2\nline 3")
print(repr(s.readline()), s.tell(), s.read(3), s.readlines(), repr(s.read()))
s.seek(0)
print([line for line in s], s.getvalue() == "line 1\nline 2\nline 3")
s = io.StringIO()
print(s.write("hello"), s.writelines(["a", "b"]), s.getvalue())
s.seek(2)
s.write("XX")
print(s.getvalue(), s.seek(0, 2), s.truncate(3), s.getvalue(), s.readable(), s.writable(), s.seekable(), s.closed)
print("x", "y", sep=",", end="!", file=s)
print(repr(s.getvalue()))
with io.StringIO("abc") as t:
    print(t.read(2))
try:
    t.read()
except ValueError as error:
    print(error, t.closed)
b = io.BytesIO(b"abcdef")
print(b.read(2), b.tell(), b.seek(-2, 2), b.read(), b.getvalue(), b.seek(1), b.write(b"ZZ"), b.getvalue())
buf = bytearray(3)
b.seek(0)
print(b.readline(), b.read())
for bad in (lambda: s.write(b"x"), lambda: b.write("x"), lambda: s.seek(-1)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
b.seek(10)
b.write(b"!")
print(b.getvalue())
