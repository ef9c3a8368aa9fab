# codecs: text as bytes and back, by a name or in pieces.
BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE = b'\xef\xbb\xbf', b'\xff\xfe', b'\xfe\xff'
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE
BOM_BE = BOM_UTF16_BE
_ESCAPES = {'\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\'}


def _unicode_escape(text):
    def one(char):
        code = ord(char)
        if char in _ESCAPES:
            return _ESCAPES[char]
        return (char if 32 <= code < 127 else f'\\x{code:02x}' if code < 256 else f'\\u{code:04x}' if code < 65536
                else f'\\U{code:08x}')
    return ''.join([one(char) for char in text]).encode()


def _unicode_unescape(data):
    import re
    plain = {'n': '\n', 't': '\t', 'r': '\r', 'a': '\a', 'b': '\b', 'f': '\f', 'v': '\v', '\n': ''}

    def one(match):
        text = match[1]
        if text[0] in 'xuU' and len(text) > 1:
            return chr(int(text[1:], 16))
        if text[0] in '01234567':
            return chr(int(text, 8))
        return plain.get(text, text if text in '\\\'"' else match[0])
    return re.sub(r'\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|[\s\S])', one, bytes(data).decode('latin-1'))


def _rot13(text):
    return ''.join([chr((ord(c) - base + 13) % 26 + base) if c.isascii() and c.isalpha() else c
                    for c in text for base in (97 if c.islower() else 65,)])


def _own(encoding):
    return encoding.lower().replace('-', '_').removesuffix('_codec').replace('rot_13', 'rot13')


def encode(obj, encoding='utf-8', errors='strict'):
    import base64
    kinds = {'rot13': _rot13, 'hex': lambda data: data.hex().encode(), 'base64': base64.encodebytes}
    own = _own(encoding)
    return kinds[own](obj) if own in kinds else obj.encode(encoding, errors)


def decode(obj, encoding='utf-8', errors='strict'):
    import base64
    kinds = {'rot13': _rot13, 'hex': lambda data: bytes.fromhex(bytes(data).decode()), 'base64': base64.decodebytes}
    own = _own(encoding)
    return kinds[own](obj) if own in kinds else obj.decode(encoding, errors)


class CodecInfo(tuple):
    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.encode, self.decode, self.name = encode, decode, name
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        return self


class IncrementalDecoder:
    encoding = 'utf-8'

    def __init__(self, errors='strict'):
        self.errors, self.buffer = errors, b''

    def decode(self, input, final=False):
        data = self.buffer + input
        keep = 0
        if not final and self.encoding == 'utf-8':
            # The beginning of a character whose rest is still to come.
            for back in range(1, min(4, len(data) + 1)):
                byte = data[-back]
                if byte >= 0xc0:
                    keep = back if back < (2 if byte < 0xe0 else 3 if byte < 0xf0 else 4) else 0
                    break
                if byte < 0x80:
                    break
        cut = len(data) - keep
        self.buffer = data[cut:]
        return data[:cut].decode(self.encoding, self.errors)

    def reset(self):
        self.buffer = b''


class IncrementalEncoder:
    encoding = 'utf-8'

    def __init__(self, errors='strict'):
        self.errors = errors

    def encode(self, input, final=False):
        return input.encode(self.encoding, self.errors)


def lookup(encoding):
    ''.encode(encoding)
    name = encoding.lower().replace('_', '-')
    name = {'utf8': 'utf-8', 'latin-1': 'iso8859-1', 'latin1': 'iso8859-1', 'us-ascii': 'ascii'}.get(name, name)
    encoder = type('IncrementalEncoder', (IncrementalEncoder,), {'encoding': name})
    decoder = type('IncrementalDecoder', (IncrementalDecoder,), {'encoding': name})
    return CodecInfo(lambda text, errors='strict': (text.encode(encoding, errors), len(text)),
                     lambda data, errors='strict': (bytes(data).decode(encoding, errors), len(data)),
                     None, None, encoder, decoder, name)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


def iterdecode(iterator, encoding, errors='strict'):
    decoder = getincrementaldecoder(encoding)(errors)
    for data in iterator:
        text = decoder.decode(data)
        if text:
            yield text
    text = decoder.decode(b'', True)
    if text:
        yield text


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    import builtins
    return builtins.open(filename, mode, encoding=encoding, errors=errors)
