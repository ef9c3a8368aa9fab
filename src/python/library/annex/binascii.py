# binascii: bytes as text, and checksums.
import base64


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def hexlify(data, sep='', bytes_per_sep=1):
    data = bytes(data)
    return (data.hex(sep, bytes_per_sep) if sep else data.hex()).encode()


def unhexlify(hexstr):
    if isinstance(hexstr, (bytes, bytearray)):
        hexstr = hexstr.decode('latin-1')
    if len(hexstr) % 2:
        raise Error('Odd-length string')
    try:
        return bytes.fromhex(hexstr)
    except ValueError:
        raise Error('Non-hexadecimal digit found') from None


b2a_hex, a2b_hex = hexlify, unhexlify


def b2a_base64(data, *, newline=True):
    return base64.b64encode(data) + (b'\n' if newline else b'')


def a2b_base64(data, *, strict_mode=False):
    return base64.b64decode(data)


_TABLE = []


def crc32(data, value=0):
    if not _TABLE:
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ (0xedb88320 if n & 1 else 0)
            _TABLE.append(n)
    value ^= 0xffffffff
    for byte in bytes(data):
        value = value >> 8 ^ _TABLE[(value ^ byte) & 255]
    return value ^ 0xffffffff


def crc_hqx(data, value):
    for byte in bytes(data):
        value ^= byte << 8
        for _ in range(8):
            value = value << 1 ^ (0x1021 if value & 0x8000 else 0)
        value &= 0xffff
    return value
