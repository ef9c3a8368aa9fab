# struct: values packed into bytes.
from math import copysign, frexp, inf, isinf, isnan, ldexp, nan

error = type('error', (Exception,), {'__module__': 'struct'})

_SIZES = {'b': 1, 'B': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8, 'n': 8, 'N': 8, 'P': 8,
          'e': 2, 'f': 4, 'd': 8, '?': 1, 'c': 1, 's': 1, 'p': 1, 'x': 1}
_FLOATS = {'e': (5, 10), 'f': (8, 23), 'd': (11, 52)}
_parsed = {}


def _float_bits(value, exponent_bits, mantissa_bits, code):
    bias, top = (1 << exponent_bits - 1) - 1, (1 << exponent_bits) - 1
    sign = copysign(1.0, value) < 0
    if isnan(value):
        exponent, mantissa = top, 1 << mantissa_bits - 1
    elif isinf(value):
        exponent, mantissa = top, 0
    else:
        fraction, power = frexp(abs(value))
        exponent = power - 1 + bias if fraction else 0
        # Smaller ones have no leading bit.
        scale = mantissa_bits + 1 if exponent > 0 else mantissa_bits + bias - 1 + power
        mantissa = round(ldexp(fraction, scale)) if fraction else 0
        exponent = max(exponent, 0)
        if exponent:
            mantissa -= 1 << mantissa_bits
        if mantissa >> mantissa_bits:
            exponent, mantissa = exponent + 1, 0
        if exponent >= top:
            raise OverflowError('float too large to pack with %s format' % code)
    return (sign << exponent_bits | exponent) << mantissa_bits | mantissa


def _from_bits(bits, exponent_bits, mantissa_bits):
    mantissa, bits = bits & (1 << mantissa_bits) - 1, bits >> mantissa_bits
    exponent, sign = bits & (1 << exponent_bits) - 1, bits >> exponent_bits
    bias = (1 << exponent_bits - 1) - 1
    if exponent == (1 << exponent_bits) - 1:
        value = nan if mantissa else inf
    else:
        value = ldexp(mantissa | (1 << mantissa_bits if exponent else 0), max(exponent, 1) - bias - mantissa_bits)
    return -value if sign else value


# The order of bytes, and (letter, count, size, bytes before it) for each part.
def _parse(format):
    if isinstance(format, bytes):
        format = format.decode()
    if format in _parsed:
        return _parsed[format]
    first = format[:1]
    is_native = first not in ('<', '>', '!', '=') or not first
    order = 'big' if first in ('>', '!') and first else 'little'
    text = format[1:] if first and first in '<>!=@' else format
    parts, total, digits = [], 0, ''
    for letter in text:
        if letter.isdigit():
            digits += letter
            continue
        if letter.isspace():
            continue
        if letter not in _SIZES or letter in 'nNP' and not is_native:
            raise error('bad char in struct format')
        size = 8 if is_native and letter in 'lL' else _SIZES[letter]
        count, digits = int(digits) if digits else 1, ''
        before = -total % size if is_native and letter not in 'spxc?' else 0
        parts.append((letter, count, size, before))
        total += before + count * size
    if digits:
        raise error('repeat count given without format specifier')
    _parsed[format] = found = order, parts, total, sum([1 if part[0] in 'sp' else 0 if part[0] == 'x' else part[1]
                                                        for part in parts])
    return found


def calcsize(format, /):
    return _parse(format)[2]


def _packed(letter, size, order, value):
    if letter == '?':
        return b'\1' if value else b'\0'
    if letter == 'c':
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error('char format requires a bytes object of length 1')
        return bytes(value)
    if letter in _FLOATS:
        if not hasattr(value, '__float__') and not hasattr(value, '__index__'):
            raise error('required argument is not a float')
        return _float_bits(float(value), *_FLOATS[letter], letter).to_bytes(size, order)
    if not hasattr(value, '__index__'):
        raise error('required argument is not an integer')
    value, signed, bits = value.__index__(), letter in 'bhilqn', size * 8
    low, high = (-1 << bits - 1, (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    if not low <= value <= high:
        raise error(f"'{letter}' format requires {low} <= number <= {high}")
    return value.to_bytes(size, order, signed=signed)


def pack(format, /, *values):
    order, parts, _, wanted = _parse(format)
    if len(values) != wanted:
        raise error(f'pack expected {wanted} items for packing (got {len(values)})')
    out, values = bytearray(), iter(values)
    for letter, count, size, before in parts:
        out += bytes(before)
        if letter == 'x':
            out += bytes(count)
        elif letter in 'sp':
            value = next(values)
            if not isinstance(value, (bytes, bytearray)):
                raise error(f"argument for '{letter}' must be a bytes object")
            if letter == 'p':
                value = bytes([min(len(value), count - 1)]) + value[:count - 1] if count else b''
            out += value[:count].ljust(count, b'\0')
        else:
            for _ in range(count):
                out += _packed(letter, size, order, next(values))
    return bytes(out)


def pack_into(format, buffer, offset, /, *values):
    data = pack(format, *values)
    if offset < 0:
        offset += len(buffer)
    if offset + len(data) > len(buffer):
        raise error(f'pack_into requires a buffer of at least {offset + len(data)} bytes for packing {len(data)} bytes '
                    f'at offset {offset} (actual buffer size is {len(buffer)})')
    buffer[offset:offset + len(data)] = data


def unpack(format, buffer, /):
    size = _parse(format)[2]
    if len(buffer) != size:
        raise error(f'unpack requires a buffer of {size} bytes')
    return unpack_from(format, buffer)


def unpack_from(format, /, buffer, offset=0):
    order, parts, total, _ = _parse(format)
    if offset < 0:
        offset += len(buffer)
    if offset + total > len(buffer):
        raise error(f'unpack_from requires a buffer of at least {offset + total} bytes for unpacking {total} bytes at '
                    f'offset {offset} (actual buffer size is {len(buffer)})')
    found, data, at = [], bytes(buffer), offset
    for letter, count, size, before in parts:
        at += before
        if letter in 'spx':
            part = data[at:at + count]
            if letter != 'x':
                found.append(part if letter == 's' else part[1:1 + part[0]] if part else b'')
            at += count
            continue
        for _ in range(count):
            part = data[at:at + size]
            at += size
            if letter == 'c':
                found.append(part)
            elif letter == '?':
                found.append(part != b'\0')
            elif letter in _FLOATS:
                found.append(_from_bits(int.from_bytes(part, order), *_FLOATS[letter]))
            else:
                found.append(int.from_bytes(part, order, signed=letter in 'bhilqn'))
    return tuple(found)


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    if not size or len(buffer) % size:
        raise error(f'iterative unpacking requires a buffer of a multiple of {size} bytes')
    return (unpack_from(format, buffer, at) for at in range(0, len(buffer), size))


class Struct:
    def __init__(self, format):
        self.size = calcsize(format)
        self.format = format if isinstance(format, str) else format.decode()

    def pack(self, *values):
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, *values):
        return pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)

    def __repr__(self):
        return f'Struct({self.format!r})'
