# hashlib: digests of bytes.
from math import isqrt, sin


def _turn(x, n):
    return (x << n | x >> 32 - n) & 0xffffffff


# The first bits behind the point of the roots of the first primes.
def _roots(count, power):
    primes, n = [], 2
    while len(primes) < count:
        if all(n % p for p in primes):
            primes.append(n)
        n += 1
    if power == 2:
        return [isqrt(p << 64) & 0xffffffff for p in primes]
    found = []
    for p in primes:
        low, high = 0, 1 << 40
        while high - low > 1:
            middle = low + high >> 1
            low, high = (middle, high) if middle ** 3 <= p << 96 else (low, middle)
        found.append(low & 0xffffffff)
    return found


def _md5(state, block):
    a, b, c, d = state
    words = [int.from_bytes(block[i:i + 4], 'little') for i in range(0, 64, 4)]
    for i in range(64):
        kind = i // 16
        f, g = ((b & c | ~b & d, i), (d & b | ~d & c, 5 * i + 1), (b ^ c ^ d, 3 * i + 5), (c ^ (b | ~d), 7 * i))[kind]
        by = ((7, 12, 17, 22), (5, 9, 14, 20), (4, 11, 16, 23), (6, 10, 15, 21))[kind][i % 4]
        f = (f + a + int(abs(sin(i + 1)) * (1 << 32)) + words[g % 16]) & 0xffffffff
        a, b, c, d = d, b + _turn(f, by) & 0xffffffff, b, c
    return a, b, c, d


def _sha1(state, block):
    a, b, c, d, e = state
    words = [int.from_bytes(block[i:i + 4], 'big') for i in range(0, 64, 4)]
    for i in range(80):
        if i > 15:
            words.append(_turn(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1))
        f, k = ((b & c | ~b & d, 0x5a827999), (b ^ c ^ d, 0x6ed9eba1), (b & c | b & d | c & d, 0x8f1bbcdc),
                (b ^ c ^ d, 0xca62c1d6))[i // 20]
        a, b, c, d, e = (_turn(a, 5) + (f & 0xffffffff) + e + k + words[i]) & 0xffffffff, a, _turn(b, 30), c, d
    return a, b, c, d, e


_KEYS = []


def _sha256(state, block):
    if not _KEYS:
        _KEYS.extend(_roots(64, 3))
    a, b, c, d, e, f, g, h = state
    words = [int.from_bytes(block[i:i + 4], 'big') for i in range(0, 64, 4)]
    for i in range(64):
        if i > 15:
            x, y = words[i - 15], words[i - 2]
            words.append((words[i - 16] + words[i - 7] + (_turn(x, 25) ^ _turn(x, 14) ^ x >> 3) +
                          (_turn(y, 15) ^ _turn(y, 13) ^ y >> 10)) & 0xffffffff)
        one = h + (_turn(e, 26) ^ _turn(e, 21) ^ _turn(e, 7)) + (e & f ^ ~e & g) + _KEYS[i] + words[i]
        two = (_turn(a, 30) ^ _turn(a, 19) ^ _turn(a, 10)) + (a & b ^ a & c ^ b & c)
        a, b, c, d, e, f, g, h = one + two & 0xffffffff, a, b, c, d + one & 0xffffffff, e, f, g
    return a, b, c, d, e, f, g, h


_START = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
_KINDS = {'md5': (_md5, _START[:4], 'little', 16), 'sha1': (_sha1, _START, 'big', 20), 'sha256': (_sha256, None, 'big', 32)}
algorithms_available = algorithms_guaranteed = set(_KINDS)


class HASH:
    block_size = 64

    def __init__(self, name, data):
        self.name, self._data = name, b''
        self._step, self._start, self._order, self.digest_size = _KINDS[name]
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        self._data += data

    def digest(self):
        data = self._data
        data += b'\x80' + bytes(-(len(data) + 9) % 64) + (len(data) * 8).to_bytes(8, self._order)
        state = self._start or _roots(8, 2)
        for i in range(0, len(data), 64):
            state = [a + b & 0xffffffff for a, b in zip(state, self._step(state, data[i:i + 64]))]
        return b''.join([part.to_bytes(4, self._order) for part in state])

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {id(self):#x}>'


def new(name, data=b'', *, usedforsecurity=True):
    if name.lower() not in _KINDS:
        raise ValueError(f'unsupported hash type {name}')
    return HASH(name.lower(), data)


def md5(data=b'', *, usedforsecurity=True):
    return HASH('md5', data)


def sha1(data=b'', *, usedforsecurity=True):
    return HASH('sha1', data)


def sha256(data=b'', *, usedforsecurity=True):
    return HASH('sha256', data)
