from itertools import chain, product
import math

m = [[1, 2], [3, 4]]
mul = lambda a, b: [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
print(mul(m, m), [list(r) for r in zip(*m)], list(chain(*m)), [sum(r) for r in m], math.dist((0, 0), (3, 4)), math.hypot(3, 4), [i * j for i, j in product(range(3), repeat=2)])
print(math.sumprod([1, 2], [3, 4]), math.fsum([0.1] * 10), math.trunc(2.7), math.copysign(1, -0.0), math.cbrt(27), math.log2(8), math.log(100, 10), math.degrees(math.pi), math.isclose(0.1 + 0.2, 0.3))
