from itertools import *

print(list(product("AB", "xy")), list(product([0, 1], repeat=3)), list(product()), sep="\n")
print(list(permutations("ABC", 2)), list(permutations(range(3))), list(permutations("A", 2)), sep="\n")
print(list(combinations("ABCD", 2)), list(combinations(range(4), 3)), list(combinations("AB", 3)), sep="\n")
print(list(combinations_with_replacement("ABC", 2)))
for key, group in groupby("AAAABBBCCDAABBB"):
    print(key, len(list(group)), end=" ")
print()
animals = ["ant", "bee", "bat", "cat", "cow", "auk"]
print({k: list(g) for k, g in groupby(sorted(animals), key=lambda s: s[0])})
g = groupby([1, 1, 2])
k, first = next(g)
next(g)
print(list(first))
print(sum(1 for _ in product(range(3), repeat=4)), next(iter(permutations([3, 1, 2]))))


def powerset(iterable):
    s = list(iterable)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))


print(list(powerset([1, 2, 3])))
try:
    list(permutations([1], -1))
except ValueError as error:
    print(error)
