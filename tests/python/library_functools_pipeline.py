from functools import partial, reduce
from operator import add, mul, itemgetter

pipe = lambda *fs: lambda x: reduce(lambda v, f: f(v), fs, x)
print(pipe(partial(map, lambda x: x + 1), partial(filter, lambda x: x % 2), list)([1, 2, 3, 4]), reduce(mul, range(1, 6)), reduce(add, [[1], [2]], []))
rows = [{"k": "b", "v": 1}, {"k": "a", "v": 2}]
print(sorted(rows, key=itemgetter("k")), list(map(itemgetter("v"), rows)))
