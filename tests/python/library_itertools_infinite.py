from itertools import *

print(list(islice(count(10), 3)), list(islice(count(1, -2), 4)), list(islice(count(0.5, 0.25), 3)))
print(list(islice(cycle("AB"), 5)), list(repeat(7, 3)), list(islice(repeat("x"), 2)))
print(count(3), count(1, 2), repeat(5, 2), repeat("a"))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=10)))
print(list(chain("ab", [1], ())), list(chain.from_iterable([[1], (2, 3)])))
print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(dropwhile(lambda x: x < 5, [1, 4, 6, 3])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, ""])))
print(list(islice("ABCDEFG", 2, None)), list(islice("ABCDEFG", 0, None, 3)), list(islice("ABC", 2)))
print(list(pairwise("ABCD")), list(starmap(pow, [(2, 5), (3, 2)])), list(takewhile(lambda x: x < 5, [1, 4, 6, 3])))
print(list(zip_longest("ABCD", "xy", fillvalue="-")), list(batched("ABCDEFG", 3)))
try:
    list(batched("ABCDEFG", 3, strict=True))
except ValueError as error:
    print(error)
try:
    islice("abc", -1)
except ValueError as error:
    print(error)
a, b, c = tee([1, 2, 3], 3)
print(next(a), next(a), list(b), list(a), next(c))
