# hashlib: digests of bytes.
from math import isqrt, sin


def _turn(x, n):
    return (x << n | x >> 32 - n) & 0xffffffff


# The first bits behind the point of the roots of the first primes.
def _roots(count, power, bits=32):
    mask = (1 << bits) - 1
    primes, n = [], 2
    while len(primes) < count:
        if all(n % p for p in primes):
            primes.append(n)
        n += 1
    if power == 2:
        return [isqrt(p << 2 * bits) & mask for p in primes]
    found = []
    for p in primes:
        low, high = 0, 1 << bits + 8
        while high - low > 1:
            middle = low + high >> 1
            low, high = (middle, high) if middle ** 3 <= p << 3 * bits else (low, middle)
        found.append(low & mask)
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


_WIDE = (1 << 64) - 1
_WIDE_KEYS = []


def _turn_wide(x, n):
    return (x >> n | x << 64 - n) & _WIDE


def _sha512(state, block):
    if not _WIDE_KEYS:
        _WIDE_KEYS.extend(_roots(80, 3, 64))
    a, b, c, d, e, f, g, h = state
    words = [int.from_bytes(block[i:i + 8], 'big') for i in range(0, 128, 8)]
    for i in range(80):
        if i > 15:
            x, y = words[i - 15], words[i - 2]
            words.append((words[i - 16] + words[i - 7] + (_turn_wide(x, 1) ^ _turn_wide(x, 8) ^ x >> 7) +
                          (_turn_wide(y, 19) ^ _turn_wide(y, 61) ^ y >> 6)) & _WIDE)
        one = h + (_turn_wide(e, 14) ^ _turn_wide(e, 18) ^ _turn_wide(e, 41)) + (e & f ^ ~e & g) + _WIDE_KEYS[i] + words[i]
        two = (_turn_wide(a, 28) ^ _turn_wide(a, 34) ^ _turn_wide(a, 39)) + (a & b ^ a & c ^ b & c)
        a, b, c, d, e, f, g, h = one + two & _WIDE, a, b, c, d + one & _WIDE, e, f, g
    return a, b, c, d, e, f, g, h


_START = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
# The step, the state it begins with, the order of bytes, the size of a digest and of a word.
_KINDS = {
    'md5': (_md5, lambda: _START[:4], 'little', 16, 4), 'sha1': (_sha1, lambda: _START, 'big', 20, 4),
    'sha256': (_sha256, lambda: _roots(8, 2), 'big', 32, 4),
    'sha224': (_sha256, lambda: [part & 0xffffffff for part in _roots(16, 2, 64)[8:]], 'big', 28, 4),
    'sha512': (_sha512, lambda: _roots(8, 2, 64), 'big', 64, 8),
    'sha384': (_sha512, lambda: _roots(16, 2, 64)[8:], 'big', 48, 8),
}


class HASH:
    def __init__(self, name, data):
        self.name, self._data = name, b''
        self._step, self._start, self._order, self.digest_size, self._word = _KINDS[name]
        self.block_size = 16 * self._word
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        self._data += data

    def digest(self):
        data, word, size = self._data, self._word, self.block_size
        mask = (1 << 8 * word) - 1
        data += b'\x80' + bytes(-(len(data) + 2 * word + 1) % size) + (len(data) * 8).to_bytes(2 * word, self._order)
        state = self._start()
        for i in range(0, len(data), size):
            state = [a + b & mask for a, b in zip(state, self._step(state, data[i:i + size]))]
        return b''.join([part.to_bytes(word, self._order) for part in state])[:self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {id(self):#x}>'


class _Blake2(HASH):
    def __init__(self, data=b'', /, *, digest_size=None, key=b'', usedforsecurity=True, _so_far=b''):
        most = 8 * self._word
        self.digest_size = most if digest_size is None else digest_size
        if not 1 <= self.digest_size <= most:
            raise ValueError(f'digest_size for {type(self).__name__} must be between 1 and {most} bytes, '
                             f'here it is {digest_size}')
        if len(key) > most:
            raise ValueError(f'maximum key length is {most} bytes')
        self.name, self.block_size, self._key = type(self).__name__, 16 * self._word, key
        self._data = _so_far or (key.ljust(self.block_size, b'\0') if key else b'')
        self.update(data)

    def copy(self):
        return type(self)(digest_size=self.digest_size, key=self._key, _so_far=self._data)

    def __repr__(self):
        return f'<_blake2.{self.name} object at {id(self):#x}>'

    def digest(self):
        word, size, data = self._word, self.block_size, self._data
        bits = 8 * word
        mask = (1 << bits) - 1
        begin = _roots(8, 2, bits)
        state = begin[:]
        state[0] ^= 0x01010000 ^ len(self._key) << 8 ^ self.digest_size
        for at in range(0, max(len(data), 1), size):
            words = [int.from_bytes(data[at + i:at + i + word].ljust(word, b'\0'), 'little') for i in range(0, size, word)]
            v = state + begin
            v[12] ^= min(at + size, len(data)) & mask
            if at + size >= len(data):
                v[14] ^= mask
            for round in range(self._rounds):
                order = _ORDERS[round % 10]
                for i, (a, b, c, d) in enumerate(_MIXED):
                    for word_at, first, second in ((2 * i, *self._turns[:2]), (2 * i + 1, *self._turns[2:])):
                        v[a] = v[a] + v[b] + words[int(order[word_at], 16)] & mask
                        x = v[d] ^ v[a]
                        v[d] = (x >> first | x << bits - first) & mask
                        v[c] = v[c] + v[d] & mask
                        x = v[b] ^ v[c]
                        v[b] = (x >> second | x << bits - second) & mask
            state = [a ^ b ^ c for a, b, c in zip(state, v, v[8:])]
        return b''.join([part.to_bytes(word, 'little') for part in state])[:self.digest_size]


_MIXED = [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13),
          (3, 4, 9, 14)]
_ORDERS = ('0123456789abcdef', 'ea489fd61c02b753', 'b8c052fdae367194', '7931dcbe265a40f8', '905724afe1bc683d',
           '2c6a0b834d75fe19', 'c51fed4a0763928b', 'db7ec13950f4862a', '6fe9b308c2d714a5', 'a2847615fb9e3cd0')


class blake2b(_Blake2):
    _word, _rounds, _turns = 8, 12, (32, 24, 16, 63)


class blake2s(_Blake2):
    _word, _rounds, _turns = 4, 10, (16, 12, 8, 7)


_OFFSETS = [[0, 36, 3, 41, 18], [1, 44, 10, 45, 2], [62, 6, 43, 15, 61], [28, 55, 25, 21, 56], [27, 20, 39, 8, 14]]


def _keccak(lanes):
    register = 1
    for _ in range(24):
        columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
        mixed = [columns[x - 1] ^ _turn_wide(columns[(x + 1) % 5], 63) for x in range(5)]
        turned = [0] * 25
        for x in range(5):
            for y in range(5):
                lane = lanes[x + 5 * y] ^ mixed[x]
                turned[y + 5 * ((2 * x + 3 * y) % 5)] = _turn_wide(lane, -_OFFSETS[x][y] % 64)
        lanes = [turned[x + y] ^ ~turned[(x + 1) % 5 + y] & turned[(x + 2) % 5 + y] for y in range(0, 25, 5)
                 for x in range(5)]
        for j in range(7):
            register = (register << 1 ^ (register >> 7) * 0x71) % 256
            if register & 2:
                lanes[0] ^= 1 << (1 << j) - 1
    return lanes


class _Sha3(HASH):
    def __init__(self, name, data, size, end):
        self.name, self.digest_size, self._end, self._data = name, size, end, b''
        self.block_size = 200 - 2 * (size or int(name[-3:]) // 8)
        self.update(data)

    def digest(self, length=None):
        size = self.digest_size or length
        if size is None:
            raise TypeError('digest() missing required argument \'length\' (pos 1)')
        block, lanes = self.block_size, [0] * 25
        padded = bytearray(self._data + bytes([self._end]))
        padded += bytes(-len(padded) % block)
        padded[-1] |= 0x80
        for at in range(0, len(padded), block):
            for i in range(block // 8):
                lanes[i] ^= int.from_bytes(padded[at + 8 * i:at + 8 * i + 8], 'little')
            lanes = _keccak(lanes)
        out = b''
        while True:
            out += b''.join([lane.to_bytes(8, 'little') for lane in lanes[:block // 8]])
            if len(out) >= size:
                return out[:size]
            lanes = _keccak(lanes)

    def hexdigest(self, length=None):
        return self.digest(length).hex()

    def copy(self):
        return _Sha3(self.name, self._data, self.digest_size, self._end)

    def __repr__(self):
        return f'<_sha3.{self.name} object at {id(self):#x}>'


def _sha3(name, size, end):
    def make(data=b'', *, usedforsecurity=True):
        return _Sha3(name, data, size, end)
    make.__name__ = make.__qualname__ = name
    return make


sha3_224, sha3_256, sha3_384, sha3_512 = [_sha3(f'sha3_{bits}', bits // 8, 6) for bits in (224, 256, 384, 512)]
shake_128, shake_256 = _sha3('shake_128', 0, 0x1f), _sha3('shake_256', 0, 0x1f)
_OTHERS = {'blake2b', 'blake2s', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256'}
algorithms_guaranteed = {*_KINDS, *_OTHERS}
algorithms_available = algorithms_guaranteed


def new(name, data=b'', *, usedforsecurity=True):
    name = name.lower().replace('sha3-', 'sha3_')
    if name in _OTHERS:
        return globals()[name](data)
    if name not in _KINDS:
        raise ValueError(f'unsupported hash type {name}')
    return HASH(name, data)


def md5(data=b'', *, usedforsecurity=True):
    return HASH('md5', data)


def sha1(data=b'', *, usedforsecurity=True):
    return HASH('sha1', data)


def sha256(data=b'', *, usedforsecurity=True):
    return HASH('sha256', data)


def sha224(data=b'', *, usedforsecurity=True):
    return HASH('sha224', data)


def sha384(data=b'', *, usedforsecurity=True):
    return HASH('sha384', data)


def sha512(data=b'', *, usedforsecurity=True):
    return HASH('sha512', data)
