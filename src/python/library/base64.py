# base64: bytes as text.
_STANDARD = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'


class Error(ValueError):
    pass


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}")
    return bytes(s)


def b64encode(s, altchars=None):
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    s = bytes(s)
    letters = _STANDARD if altchars is None else _STANDARD[:62] + altchars
    out = bytearray()
    for i in range(0, len(s), 3):
        part = s[i:i + 3]
        n = int.from_bytes(part + bytes(3 - len(part)), 'big')
        out += bytes([letters[n >> 18], letters[n >> 12 & 63], letters[n >> 6 & 63], letters[n & 63]])
    lack = -len(s) % 3
    if lack:
        out[-lack:] = b'=' * lack
    return bytes(out)


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    known = {c: i for i, c in enumerate(_STANDARD if altchars is None else _STANDARD[:62] + _bytes(altchars))}
    n = bits = count = pads = 0
    out = bytearray()
    for c in s:
        if c == 61:
            pads += 1
            if count % 4 >= 2 and count % 4 + pads >= 4:
                break
        elif c in known:
            pads = 0
            count += 1
            n = (n << 6 | known[c]) & 0xffffff
            bits += 6
            if bits >= 8:
                bits -= 8
                out.append(n >> bits & 255)
        elif validate:
            raise Error('Only base64 data is allowed')
    if count % 4 == 1:
        raise Error(f'Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a '
                    'multiple of 4')
    if count % 4 and count % 4 + pads < 4:
        raise Error('Incorrect padding')
    return bytes(out)


standard_b64encode, standard_b64decode = b64encode, b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(_bytes(s).replace(b'-', b'+').replace(b'_', b'/'))


def b16encode(s):
    return bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    s = _bytes(s).decode()
    if any(c not in '0123456789ABCDEF' for c in (s.upper() if casefold else s)):
        raise Error('Non-base16 digit found')
    return bytes.fromhex(s)


_BASE32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'


def b32encode(s):
    s = bytes(s)
    lack = -len(s) % 5
    n = int.from_bytes(s + bytes(lack), 'big')
    count = (len(s) + lack) * 8 // 5
    out = bytearray([_BASE32[n >> 5 * i & 31] for i in range(count - 1, -1, -1)])
    pads = lack * 8 // 5
    if pads:
        out[-pads:] = b'=' * pads
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    s = s.upper() if casefold else s
    if len(s) % 8:
        raise Error('Incorrect padding')
    data = s.rstrip(b'=')
    n = 0
    for c in data:
        at = _BASE32.find(bytes([c]))
        if at < 0:
            raise Error('Non-base32 digit found')
        n = n << 5 | at
    return (n >> len(data) * 5 % 8).to_bytes(len(data) * 5 // 8, 'big')
