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


class LinearRegression(tuple):
    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __repr__(self):
        return f'LinearRegression(slope={self[0]!r}, intercept={self[1]!r})'


def linear_regression(x, y, /, *, proportional=False):
    dx, dy, a, b = _pair(x, y, 'linear regression')
    if proportional:
        dx, dy, a, b = list(x), list(y), 0.0, 0.0
    bottom = math.fsum([v * v for v in dx])
    if not bottom:
        raise StatisticsError('x is constant')
    slope = math.fsum([p * q for p, q in zip(dx, dy)]) / bottom
    return LinearRegression((slope, 0.0 if proportional else b - slope * a))


def median_grouped(data, interval=1.0):
    data = sorted(_given(data, 1, 'no median for empty data'))
    n = len(data)
    x = data[n // 2]
    below, same = sum([v < x for v in data]), data.count(x)
    return x - interval / 2.0 + interval * (n / 2 - below) / same


class NormalDist:
    __slots__ = {'_mu': '', '_sigma': ''}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(mean(data), stdev(data))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def samples(self, n, *, seed=None):
        import random
        draw = random.random if seed is None else random.Random(seed).random
        return [self.inv_cdf(draw()) for _ in range(n)]

    def pdf(self, x):
        d = x - self._mu
        return math.exp(d * d / (-2.0 * self.variance)) / math.sqrt(math.tau * self.variance)

    def cdf(self, x):
        return 0.5 * math.erfc((self._mu - x) / (self._sigma * math.sqrt(2.0)))

    # Newton's steps from the middle, within bounds that shrink.
    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        low, high, x = -40.0, 40.0, 0.0
        for _ in range(200):
            error = 0.5 * math.erfc(-x / math.sqrt(2.0)) - p
            if not error:
                break
            low, high = (low, x) if error > 0 else (x, high)
            slope = math.exp(x * x / -2.0) / math.sqrt(math.tau)
            step = x - error / slope if slope else low
            step = step if low < step < high else (low + high) / 2.0
            if abs(step - x) < 1e-16 * abs(x):
                break
            x = step
        return self._mu + x * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    def overlap(self, other):
        x, y = (self, other) if (self._sigma, self._mu) <= (other._sigma, other._mu) else (other, self)
        spread, apart = y.variance - x.variance, abs(y._mu - x._mu)
        if not spread:
            return math.erfc(apart / (2.0 * x._sigma * math.sqrt(2.0)))
        a = x._mu * y.variance - y._mu * x.variance
        b = x._sigma * y._sigma * math.sqrt(apart * apart + spread * math.log(y.variance / x.variance))
        one, two = (a + b) / spread, (a - b) / spread
        return 1.0 - (abs(y.cdf(one) - x.cdf(one)) + abs(y.cdf(two) - x.cdf(two)))

    def _with(self, other, sign):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + sign * other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + sign * other, self._sigma)

    def __add__(self, other):
        return self._with(other, 1)

    __radd__ = __add__

    def __sub__(self, other):
        return self._with(other, -1)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / abs(other))

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        return self._mu == other._mu and self._sigma == other._sigma if isinstance(other, NormalDist) else NotImplemented

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'NormalDist(mu={self._mu!r}, sigma={self._sigma!r})'
