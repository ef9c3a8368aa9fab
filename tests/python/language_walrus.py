data = [1, 2, 3, 4]
if (n := len(data)) > 3:
    print("long", n)
print([y for x in data if (y := x * 2) > 4], y)
values = iter([3, 2, 0, 5])
while (v := next(values)):
    print(v)
print((a := 1, b := 2), a, b, (c := [])) 


def f(x=(d := 5)):
    return x, d


print(f(), any((found := x) > 2 for x in data), found)
print({(k := "key"): 1}, k, [last := i for i in range(3)], last, (lambda: (z := 3))())
if not (m := None):
    print("m", m)
total = 0
print([total := total + x for x in data], total)
print(f"{(q := 9)}", q, x if (x := 0) else "zero")
