def memo(function):
    known = {}

    def wrapped(*args):
        if args not in known:
            known[args] = function(*args)
        return known[args]

    wrapped.known = known
    return wrapped


@memo
def ways(stairs):
    return 1 if stairs < 2 else ways(stairs - 1) + ways(stairs - 2)


@memo
def distance(a, b):
    if not a or not b:
        return len(a) + len(b)
    return min(distance(a[1:], b) + 1, distance(a, b[1:]) + 1, distance(a[1:], b[1:]) + (a[0] != b[0]))


print(ways(50), len(ways.known), distance("kitten", "sitting"))


def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)


print(len(hanoi(5)), hanoi(2))
