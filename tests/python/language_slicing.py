l = list(range(10))
print(l[2:5], l[:3], l[-3:], l[::2], l[::-1], l[8:2:-2], l[5:2], l[100:], l[-100:2], l[:], l[None:None:None], l[True:3])
s = "abcdefg"
print(s[1:4], s[::-2], s[-1], s[-3:-1], s[5:100], (1, 2, 3)[1:], b"abc"[1:], b"abc"[1], range(10)[2:8:3], bytearray(b"xyz")[::-1])
l[2:5] = ["a"]
print(l)
l[1:1] = [100, 200]
print(l)
l[::3] = [0] * len(l[::3])
print(l)
del l[1::2]
print(l)
l[:] = []
print(l)
l[5:] = "xy"
print(l)
l *= 2
l += (1, 2)
l.extend(c for c in "q")
l.insert(-1, "ins")
l.insert(100, "end")
print(l, l.index("x", 1), l.count("x"))
print(slice(1, 5, 2), slice(3), slice(None, None, -1).indices(5), slice(1, 10).indices(4), slice(1).stop, slice(1, 2) == slice(1, 2), slice(-3, None).indices(2))


class S:
    def __getitem__(self, k):
        return k


print(S()[1], S()[1:2], S()[1:2, ::3], S()[...], S()[1, 2], S()[:], S()[(1,)], S()[-1:"a"])
for code in ("[1, 2][::0]", "[1]['a']", "[1][5]", "'abc'[10]", "[1, 2, 3][1.0:]", "(1,)[None]", "s.__setitem__(0, 1)"):
    try:
        print(eval(code))
    except Exception as error:
        print(type(error).__name__, error)
l = [1, 2, 3, 4]
try:
    l[::2] = [1]
except ValueError as error:
    print(error)
try:
    (1, 2)[0] = 1
except TypeError as error:
    print(error)
m = [[0] * 2] * 2
m[0][0] = 1
print(m, [1, 2] * 0, [] == [], [1, [2]] == [1, [2]], [1, 2] < [1, 3], [1] < [1, 0], (1, 2) + (3,), (0,) * 3)
