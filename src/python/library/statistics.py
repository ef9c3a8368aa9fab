# statistics: means and spreads.
import math
from collections import Counter


class StatisticsError(ValueError):
    pass


# A float's sum goes by exact fractions over one power of two, so that it is rounded once.
def _exact(data):
    n, top, shift = 0, 0, 0
    kind = int
    for x in data:
        n += 1
        if isinstance(x, int):
            top += int(x) << shift
            continue
        if not isinstance(x, float):
            return None
        kind = float
        if not math.isfinite(x):
            return None
        a, b = x.as_integer_ratio()
        bits = b.bit_length() - 1
        if bits > shift:
            top <<= bits - shift
            shift = bits
        top += a << shift - bits
    return kind, n, top, 1 << shift


def _given(data, least, text):
    data = list(data)
    if len(data) < least:
        raise StatisticsError(text)
    return data


def _ratio(kind, a, b):
    return a // b if kind is int and a % b == 0 else a / b


def mean(data):
    data = _given(data, 1, 'mean requires at least one data point')
    exact = _exact(data)
    return sum(data) / len(data) if exact is None else _ratio(exact[0], exact[2], exact[3] * exact[1])


def fmean(data, weights=None):
    data = _given(data, 1, 'fmean requires at least one data point')
    if weights is None:
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError('data and weights must be the same length')
    total = math.fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return math.fsum([a * b for a, b in zip(data, weights)]) / total


def geometric_mean(data):
    data = _given(data, 1, 'Must have a non-empty dataset')
    if any(x < 0 for x in data):
        raise StatisticsError('No negative inputs allowed')
    return math.exp(math.fsum([math.log(x) for x in data]) / len(data)) if all(data) else 0.0


def harmonic_mean(data, weights=None):
    data = _given(data, 1, 'harmonic_mean requires at least one data point')
    if any(x < 0 for x in data):
        raise StatisticsError('harmonic mean does not support negative values')
    weights = [1] * len(data) if weights is None else list(weights)
    if not all(data):
        return 0
    from fractions import Fraction
    return float(sum(weights) / sum([Fraction(w) / Fraction(x) for w, x in zip(weights, data)]))


def median(data):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError('no median for empty data')
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def mode(data):
    pairs = Counter(data).most_common(1)
    if not pairs:
        raise StatisticsError('no mode for empty data')
    return pairs[0][0]


def multimode(data):
    counts = Counter(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _spread(data, xbar):
    n = len(data)
    exact = _exact(data) if xbar is None else None
    if exact is None:
        c = sum(data) / n if xbar is None else xbar
        return None, sum([(x - c) ** 2 for x in data]), 1
    kind, n, top, bottom = exact
    squares = 0
    for x in data:
        a, b = x.as_integer_ratio()
        squares += (a * (bottom // b)) ** 2
    return kind, squares * n - top * top, bottom * bottom * n


def variance(data, xbar=None):
    data = _given(data, 2, 'variance requires at least two data points')
    kind, a, b = _spread(data, xbar)
    return _ratio(kind, a, b * (len(data) - 1)) if kind else a / (len(data) - 1)


def pvariance(data, mu=None):
    data = _given(data, 1, 'pvariance requires at least one data point')
    kind, a, b = _spread(data, mu)
    return _ratio(kind, a, b * len(data)) if kind else a / len(data)


# The root of a / b, rounded once.
def _root(a, b):
    if not a:
        return 0.0
    shift = max(0, 2 * 64 - (a.bit_length() - b.bit_length())) // 2 + 1
    scaled = (a << 2 * shift) // b
    root = math.isqrt(scaled)
    if root * root * b != a << 2 * shift:
        root |= 1
    return root / (1 << shift)


def stdev(data, xbar=None):
    data = _given(data, 2, 'stdev requires at least two data points')
    kind, a, b = _spread(data, xbar)
    return _root(a, b * (len(data) - 1)) if kind else math.sqrt(a / (len(data) - 1))


def pstdev(data, mu=None):
    data = _given(data, 1, 'pstdev requires at least one data point')
    kind, a, b = _spread(data, mu)
    return _root(a, b * len(data)) if kind else math.sqrt(a / len(data))


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    result = []
    for i in range(1, n):
        if method == 'inclusive':
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        elif method == 'exclusive':
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        else:
            raise ValueError(f'Unknown method: {method!r}')
    return result


def _pair(x, y, name):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError(f'{name} requires that both inputs have same number of data points')
    if len(x) < 2:
        raise StatisticsError(f'{name} requires at least two data points')
    a, b = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return [v - a for v in x], [v - b for v in y], a, b


def covariance(x, y, /):
    x, y, _, _ = _pair(x, y, 'covariance')
    return math.fsum([a * b for a, b in zip(x, y)]) / (len(x) - 1)


def correlation(x, y, /):
    x, y, _, _ = _pair(x, y, 'correlation')
    bottom = math.sqrt(math.fsum([a * a for a in x]) * math.fsum([b * b for b in y]))
    if not bottom:
        raise StatisticsError('at least one of the inputs is constant')
    return math.fsum([a * b for a, b in zip(x, y)]) / bottom
