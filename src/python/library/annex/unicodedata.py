# unicodedata: names of the characters in Loopscope's table, and what follows from a name or from `str`'s own tests.
from _prelude_native import _character, _character_name

unidata_version = '16.0.0'

_MARKS = {'GRAVE': '\u0300', 'ACUTE': '\u0301', 'CIRCUMFLEX': '\u0302', 'TILDE': '\u0303', 'MACRON': '\u0304',
          'BREVE': '\u0306', 'DOT ABOVE': '\u0307', 'DIAERESIS': '\u0308', 'RING ABOVE': '\u030a',
          'DOUBLE ACUTE': '\u030b', 'CARON': '\u030c', 'CEDILLA': '\u0327', 'OGONEK': '\u0328'}
_COMPATIBLE = {'\xa0': ' ', '\xaa': 'a', '\xba': 'o', '\xb2': '2', '\xb3': '3', '\xb9': '1', '\xb5': '\u03bc',
               '\xbc': '1\u20444', '\xbd': '1\u20442', '\xbe': '3\u20444', '\u2026': '...', '\u2122': 'TM',
               '\ufb00': 'ff', '\ufb01': 'fi', '\ufb02': 'fl', '\ufb03': 'ffi', '\ufb04': 'ffl', '\u2160': 'I',
               '\u2161': 'II', '\u2162': 'III', '\u2163': 'IV', '\u2164': 'V', '\u2169': 'X', '\u2009': ' ',
               '\u2002': ' ', '\u2003': ' ', '\u202f': ' ', '\u2116': 'No'}
_PUNCTUATION = {'Pc': '_', 'Pd': '-\u2010\u2011\u2012\u2013\u2014\u2015', 'Ps': '([{', 'Pe': ')]}', 'Pi': '\xab\u2018\u201c\u2039',
                'Pf': '\xbb\u2019\u201d\u203a', 'Po': '!"#%&\'*,./:;?@\\\xa1\xa7\xb6\xb7\xbf\u2020\u2021\u2022\u2026\u2030\u2032\u2033',
                'Sm': '+<=>|~\xac\xb1\xd7\xf7\u2044', 'Sc': '$\xa2\xa3\xa4\xa5', 'Sk': '^`\xa8\xaf\xb4\xb8',
                'No': '\xb2\xb3\xb9\xbc\xbd\xbe', 'Lo': '\xaa\xba'}
_default = object()


def _one(char, name):
    if not isinstance(char, str) or len(char) != 1:
        raise TypeError(f'{name}() argument must be a unicode character, not {type(char).__name__}')
    return ord(char)


def _or(default, message):
    if default is _default:
        raise ValueError(message)
    return default


def lookup(name):
    char = _character(name)
    if char is None:
        raise KeyError(f"undefined character name '{name}'")
    return char


def name(chr, default=_default):
    code = _one(chr, 'name')
    if 0x4e00 <= code <= 0x9fff:
        return f'CJK UNIFIED IDEOGRAPH-{code:X}'
    found = _character_name(chr)
    return _or(default, 'no such name') if found is None else found


def category(chr):
    code = _one(chr, 'category')
    if code < 32 or 127 <= code < 160:
        return 'Cc'
    for kind, chars in _PUNCTUATION.items():
        if chr in chars:
            return kind
    if combining(chr):
        return 'Mn'
    if chr.isdecimal():
        return 'Nd'
    if 0x2160 <= code <= 0x2188:
        return 'Nl'
    if chr.isalpha():
        return 'Lu' if chr.isupper() else 'Ll' if chr.islower() else 'Lo'
    if chr.isnumeric():
        return 'No'
    if code in (0x2028, 0x2029):
        return 'Zl' if code == 0x2028 else 'Zp'
    if chr.isspace():
        return 'Zs'
    if code in (0xad, 0xfeff) or 0x200b <= code <= 0x200f or 0x202a <= code <= 0x202e:
        return 'Cf'
    if 0xfe00 <= code <= 0xfe0f:
        return 'Mn'
    if 0xe000 <= code <= 0xf8ff:
        return 'Co'
    if 0x1f3fb <= code <= 0x1f3ff:
        return 'Sk'
    if 0x20a0 <= code <= 0x20c0:
        return 'Sc'
    if 0x2190 <= code <= 0x2194 or 0x2200 <= code <= 0x22ff:
        return 'Sm'
    return 'So' if code >= 0x2100 or code in (0xa6, 0xa9, 0xae, 0xb0) else 'Po'


def combining(chr):
    code = _one(chr, 'combining')
    if code in (0x327, 0x328):
        return 202
    return 230 if 0x300 <= code <= 0x314 or 0x33d <= code <= 0x344 else 220 if 0x316 <= code <= 0x319 else 0


def decimal(chr, default=_default):
    _one(chr, 'decimal')
    return int(chr) if chr.isdecimal() else _or(default, 'not a decimal')


def digit(chr, default=_default):
    _one(chr, 'digit')
    if chr.isdigit():
        return int(chr) if chr.isdecimal() else int(name(chr, '0').split()[-1] in _DIGITS and _DIGITS.index(
            name(chr).split()[-1]))
    return _or(default, 'not a digit')


_DIGITS = 'ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE'.split()
_FRACTIONS = {'\xbc': 0.25, '\xbd': 0.5, '\xbe': 0.75, '\u2153': 1 / 3, '\u2154': 2 / 3, '\u215b': 0.125}


def numeric(chr, default=_default):
    _one(chr, 'numeric')
    if chr in _FRACTIONS:
        return _FRACTIONS[chr]
    if 0x2160 <= ord(chr) <= 0x216b:
        return float(ord(chr) - 0x215f)
    return float(digit(chr)) if chr.isdigit() else _or(default, 'not a numeric character')


def east_asian_width(chr):
    code = _one(chr, 'east_asian_width')
    if 0x1100 <= code <= 0x115f or 0x2e80 <= code <= 0xa4cf and code != 0x303f or 0xac00 <= code <= 0xd7a3 or (
            0xf900 <= code <= 0xfaff) or 0xfe30 <= code <= 0xfe6f or 0x1f300 <= code <= 0x1f64f or (
            0x1f900 <= code <= 0x1f9ff) or 0x1f680 <= code <= 0x1f6ff or 0x20000 <= code <= 0x3fffd:
        return 'W'
    if 0xff01 <= code <= 0xff60 or 0xffe0 <= code <= 0xffe6:
        return 'F'
    if 0xff61 <= code <= 0xffdc:
        return 'H'
    if 32 <= code < 127:
        return 'Na'
    is_ambiguous = chr in _AMBIGUOUS or 0x300 <= code <= 0x36f or 0x391 <= code <= 0x3c9 or (
        0x410 <= code <= 0x451) or 0x2160 <= code <= 0x2199 or 0x2500 <= code <= 0x258f
    return 'A' if is_ambiguous else 'N'


_AMBIGUOUS = ('\xa1\xa4\xa7\xa8\xaa\xad\xae\xb0\xb1\xb2\xb3\xb4\xb6\xb7\xb8\xb9\xba\xbc\xbd\xbe\xbf\xc6\xd0\xd7\xd8\xde\xdf\xe0\xe1'
              '\xe6\xe8\xe9\xea\xec\xed\xf0\xf2\xf3\xf7\xf8\xf9\xfa\xfc\xfe\u2010\u2013\u2014\u2015\u2018\u2019\u201c\u201d\u2020'
              '\u2021\u2022\u2026\u2030\u2032\u2033\u20ac\u2122\u25a0\u25a1\u25b2\u25b3\u25c6\u25c7\u25cb\u25cf\u2605\u2606')


def mirrored(chr):
    return int(chr in '()[]{}<>\xab\xbb')


def bidirectional(chr):
    return 'EN' if chr.isdecimal() else 'L' if chr.isalpha() else 'WS' if chr.isspace() else 'ON'


# A letter and its mark, told by the letter's name.
def _parts(char):
    found = _character_name(char) if char > '\xbf' else None
    if found and ' WITH ' in found:
        base, _, mark = found.partition(' WITH ')
        base = _character(base)
        if mark in _MARKS and base:
            return base + _MARKS[mark]
    return char


def decomposition(chr):
    parts = _parts(chr)
    return ' '.join([f'{ord(part):04X}' for part in parts]) if parts != chr else ''


def normalize(form, unistr):
    if form not in ('NFC', 'NFD', 'NFKC', 'NFKD'):
        raise ValueError('invalid normalization form')
    if unistr.isascii():
        return unistr
    if 'K' in form:
        unistr = ''.join([chr(ord(c) - 0xfee0) if '\uff01' <= c <= '\uff5e' else _COMPATIBLE.get(c, c)
                          for c in unistr])
    apart = ''.join([_parts(c) for c in unistr])
    if form.endswith('D'):
        return apart
    whole, marks = [], {mark: name for name, mark in _MARKS.items()}
    for char in apart:
        if char in marks and whole:
            joined = _character(f'{_character_name(whole[-1])} WITH {marks[char]}')
            if joined:
                whole[-1] = joined
                continue
        whole.append(char)
    return ''.join(whole)


def is_normalized(form, unistr):
    return normalize(form, unistr) == unistr
