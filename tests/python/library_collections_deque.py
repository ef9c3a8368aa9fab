from collections import deque

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
print(d, d.maxlen, len(d))
d.appendleft(0)
print(d, d[0], d[-1], d.index(3), d.count(3), 4 in d)
d.rotate(1)
print(d)
d.rotate(-2)
print(d)
d.extend("ab")
d.extendleft("xy")
print(d, d.pop(), d.popleft(), list(reversed(d)))
e = deque("abc")
e.insert(1, "z")
e.remove("c")
e[0] = "A"
del e[1]
print(e, e + deque([1]), e * 2, deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), e.copy())
e.reverse()
e += "end"
print(e)
for bad in (lambda: deque().pop(), lambda: deque()[0], lambda: deque([1]).remove(2), lambda: deque([1]).index(5),
            lambda: deque([1, 2], 2).insert(0, 5), lambda: deque(maxlen=-1)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
e.clear()
print(e, bool(e), deque(range(3), 0), deque([[]]))
