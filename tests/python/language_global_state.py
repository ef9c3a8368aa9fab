total = 0
items = []


def add(n):
    global total
    total += n
    items.append(n)
    return total


print([add(n) for n in (1, 2, 3)], total, items)


def make():
    global made
    def made(x):
        return x + total


make()
print(made(1), "made" in globals(), "add" in dir())
