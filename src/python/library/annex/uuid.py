# uuid: universally unique identifiers.
import random as _random


class UUID:
    __slots__ = ('int',)

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None):
        to_int = type(0)
        if [hex, bytes, int].count(None) != 2:
            raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
        if hex is not None:
            hex = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
            if len(hex) != 32:
                raise ValueError('badly formed hexadecimal UUID string')
            int = to_int(hex, 16)
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError('bytes is not a 16-char string')
            int = to_int.from_bytes(bytes, 'big')
        if not 0 <= int < 1 << 128:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            int = int & ~(0xc000 << 48) & ~(0xf000 << 64) | 0x8000 << 48 | version << 76
        object.__setattr__(self, 'int', int)

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __str__(self):
        h = self.hex
        return f'{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}'

    def __repr__(self):
        return f'UUID({str(self)!r})'

    hex = property(lambda self: f'{self.int:032x}')
    bytes = property(lambda self: self.int.to_bytes(16, 'big'))
    fields = property(lambda self: tuple([int(part, 16) for part in (*str(self).split('-')[:3], self.hex[16:18], self.hex[18:20],
                                                                  self.hex[20:])]))
    urn = property(lambda self: f'urn:uuid:{self}')
    variant = property(lambda self: 'specified in RFC 4122' if self.int >> 62 & 3 == 2 else ('reserved for NCS compatibility' if not self.int >> 63 & 1 else 'reserved for future definition'
                       if self.int >> 61 & 7 == 7 else 'reserved for Microsoft compatibility'))
    version = property(lambda self: self.int >> 76 & 15 if self.int >> 62 & 3 == 2 else None)


def uuid4():
    return UUID(int=_random.getrandbits(128), version=4)


def _named(kind, version):
    def uuid(namespace, name):
        import hashlib
        name = name.encode() if isinstance(name, str) else name
        digest = getattr(hashlib, kind)(namespace.bytes + name).digest()
        return UUID(bytes=digest[:16], version=version)
    uuid.__name__ = uuid.__qualname__ = f'uuid{version}'
    return uuid


uuid3, uuid5 = _named('md5', 3), _named('sha1', 5)


def uuid7():
    import time
    return UUID(int=int(time.time() * 1000) << 80 | _random.getrandbits(80), version=7)


def uuid1(node=None, clock_seq=None):
    return UUID(int=_random.getrandbits(128), version=1)


NIL, MAX = UUID(int=0), UUID(int=(1 << 128) - 1)
NAMESPACE_DNS, NAMESPACE_URL, NAMESPACE_OID, NAMESPACE_X500 = [
    UUID(f'6ba7b81{n}-9dad-11d1-80b4-00c04fd430c8') for n in '0124']
