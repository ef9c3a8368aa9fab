for n in range(2, 10):
    for x in range(2, n):
        if n % x == 0:
            print(n, "=", x, "*", n // x)
            break
    else:
        print(n, "is prime")
i = 0
while True:
    i += 1
    if i == 2:
        continue
    if i > 4:
        break
    print(i, end=" ")
print("x" if i else "y", 1 < i < 10, 1 < 2 > 1, not i, i and "a", 0 or "b", None or 0 or [])
for a, (b, c) in [(1, (2, 3))]:
    print(a, b, c)
for i, x in enumerate(reversed("ab"), start=5): print(i, x)
if (): pass
elif []: pass
else: print("else")
assert True, "no"
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print(repr(e))
pass; print("one"); print("two")
x = y = [1]
x += [2]
print(y, x is y)
x, y = y, x
a = b, *c = 1, 2, 3
print(a, b, c)
