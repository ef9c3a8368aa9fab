a, b = 1, 2
a, b = b, a
print(a, b)
first, *middle, last = "abcde"
print(first, middle, last)
(a, (b, *c)), d = (1, (2, 3, 4)), 5
print(a, b, c, d)
*start, end = [1]
print(start, end)
[x, y] = {3: 0, 4: 1}
print(x, y)
for i, (j, k) in enumerate([(1, 2), (3, 4)]):
    print(i, j, k)
for text in ["a, b = 1", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = None", "a, b = iter([1])", "a, b = {1: 2, 3: 4, 5: 6}"]:
    try:
        exec(text)
    except (ValueError, TypeError) as error:
        print(text, "->", type(error).__name__, error)


def f(*args, **kwargs):
    return args, kwargs


print(f(*[1, 2], *(3,), x=1, **{"y": 2}, **{"z": 3}))
for call in ["f(**{1: 2})", "f(x=1, **{'x': 2})", "f(*5)", "f(**5)", "f(*[1], **[])"]:
    try:
        print(eval(call))
    except TypeError as error:
        print(call, "->", str(error).split(".")[-1])
x = y = z = []
x.append(1)
print(y, z is x)
data = {"k": [1, 2]}
data["k"][0], data["n"] = 10, 20
print(data)
i = 0
items = [0, 0]
i, items[i] = 1, 9
print(i, items)
