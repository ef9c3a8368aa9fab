# hmac: digests that need a key.
import hashlib


def _bytes(data):
    if isinstance(data, str):
        raise TypeError('Strings must be encoded before hashing')
    return bytes(data)


class HMAC:
    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        self._make = digestmod if callable(digestmod) else lambda data=b'': hashlib.new(digestmod, data)
        inner = self._make()
        self.digest_size, self.block_size, self.name = inner.digest_size, inner.block_size, f'hmac-{inner.name}'
        key = self._make(key).digest() if len(key) > self.block_size else bytes(key)
        self._key = key.ljust(self.block_size, b'\0')
        self._inner = self._make(bytes([byte ^ 0x36 for byte in self._key]))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(_bytes(msg))

    def copy(self):
        new = object.__new__(HMAC)
        new.__dict__.update(self.__dict__)
        new._inner = self._inner.copy()
        return new

    def digest(self):
        outer = self._make(bytes([byte ^ 0x5c for byte in self._key]))
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=''):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    if isinstance(a, str) != isinstance(b, str):
        raise TypeError('unsupported operand types(s) or combination of types: '
                        f"'{type(a).__name__}' and '{type(b).__name__}'")
    return a == b
