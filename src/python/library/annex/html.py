# html: text in HTML.
import re

_NAMES = {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'apos': "'", 'nbsp': '\xa0', 'copy': '\xa9', 'reg': '\xae',
          'hellip': '\u2026', 'mdash': '\u2014', 'ndash': '\u2013', 'lsquo': '\u2018', 'rsquo': '\u2019',
          'ldquo': '\u201c', 'rdquo': '\u201d', 'euro': '\u20ac', 'times': '\xd7', 'trade': '\u2122',
          'laquo': '\xab', 'raquo': '\xbb', 'deg': '\xb0', 'middot': '\xb7', 'bull': '\u2022', 'rarr': '\u2192',
          'larr': '\u2190'}


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return s.replace('"', '&quot;').replace("'", '&#x27;') if quote else s


def _character(match):
    text = match.group(1)
    if text[0] == '#':
        n = int(text[2:], 16) if text[1] in 'xX' else int(text[1:])
        return '\ufffd' if n == 0 or n > 0x10ffff or 0xd800 <= n <= 0xdfff else chr(n)
    return _NAMES.get(text, match.group())


def unescape(s):
    return re.sub(r'&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z]+);', _character, s) if '&' in s else s
