from collections import Counter, defaultdict
from itertools import groupby, chain
from functools import reduce
import string

words = "the cat and the dog and the bird".split()
print(Counter(words).most_common(2), sorted(Counter("mississippi").items()))
index = defaultdict(list)
for position, word in enumerate(words):
    index[word].append(position)
print(dict(index))
print([(k, list(g)) for k, g in groupby(sorted(words, key=len), key=len)])
print(reduce(lambda a, b: a + len(b), words, 0), list(chain.from_iterable([[1], [2, 3]])), string.ascii_lowercase[:5])
