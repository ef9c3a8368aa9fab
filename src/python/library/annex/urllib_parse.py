# urllib.parse: addresses, taken apart and put together.
from collections import namedtuple

_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_RELATIVE = ('', 'ftp', 'http', 'https', 'file', 'ws', 'wss', 'sftp')


def quote(string, safe='/', encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or 'utf-8')
    return quote_from_bytes(string, safe)


def quote_from_bytes(bs, safe='/'):
    plain = _SAFE | frozenset(safe.encode() if isinstance(safe, str) else safe)
    return ''.join([chr(c) if c in plain else f'%{c:02X}' for c in bs])


def quote_plus(string, safe='', encoding=None, errors=None):
    space = safe + ' ' if isinstance(safe, str) else safe + b' '
    return quote(string, space, encoding, errors).replace(' ', '+')


def unquote_to_bytes(string):
    parts = (string.encode() if isinstance(string, str) else string).split(b'%')
    out = bytearray(parts[0])
    for part in parts[1:]:
        try:
            out.append(int(part[:2].decode() if len(part) >= 2 and b' ' not in part[:2] else 'x', 16))
            out += part[2:]
        except ValueError:
            out += b'%' + part
    return bytes(out)


def unquote(string, encoding='utf-8', errors='replace'):
    return unquote_to_bytes(string).decode(encoding, errors) if '%' in string else string


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    def text(value):
        return quote_via(value if isinstance(value, bytes) else str(value), safe)
    pairs = []
    for key, value in query.items() if hasattr(query, 'items') else query:
        if doseq and not isinstance(value, (str, bytes)) and hasattr(type(value), '__iter__'):
            pairs += [f'{text(key)}={text(each)}' for each in value]
        else:
            pairs.append(f'{text(key)}={text(value)}')
    return '&'.join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
              max_num_fields=None, separator='&'):
    result = []
    for pair in qs.split(separator) if qs else ():
        name, equals, value = pair.partition('=')
        if not equals and strict_parsing:
            raise ValueError(f'bad query field: {pair!r}')
        if pair and (value or keep_blank_values):
            result.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return result


def parse_qs(qs, *args, **kwargs):
    result = {}
    for name, value in parse_qsl(qs, *args, **kwargs):
        result.setdefault(name, []).append(value)
    return result


class _Net:
    __slots__ = ()

    def _user(self):
        user, at, host = self.netloc.rpartition('@')
        name, colon, password = user.partition(':')
        return name if at else None, password if colon else None, host

    username = property(lambda self: self._user()[0])
    password = property(lambda self: self._user()[1])

    @property
    def hostname(self):
        host = self._user()[2]
        if host.startswith('['):
            return host[1:host.find(']')].lower() or None
        return host.partition(':')[0].lower() or None

    @property
    def port(self):
        port = self._user()[2].rpartition(']')[2].partition(':')[2]
        if not port:
            return None
        if not port.isdigit():
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        if int(port) > 65535:
            raise ValueError('Port out of range 0-65535')
        return int(port)


class SplitResult(_Net, namedtuple('SplitResult', 'scheme netloc path query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Net, namedtuple('ParseResult', 'scheme netloc path params query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


DefragResult = namedtuple('DefragResult', 'url fragment')


def urlsplit(url, scheme='', allow_fragments=True):
    url = url.lstrip(' \0').replace('\t', '').replace('\r', '').replace('\n', '')
    head, colon, rest = url.partition(':')
    if colon and head and head[0].isalpha() and head[0].isascii() and all(c.isalnum() or c in '+-.' for c in head):
        scheme, url = head.lower(), rest
    netloc = query = fragment = ''
    if url[:2] == '//':
        end = min([i for i in [url.find(c, 2) for c in '/?#'] if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments:
        url, _, fragment = url.partition('#')
    url, _, query = url.partition('?')
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme='', allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    at = path.find(';', path.rfind('/') + 1)
    if at >= 0:
        path, params = path[:at], path[at + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or scheme == 'file' or url[:2] == '//':
        url = '//' + netloc + ('/' if url and url[0] != '/' else '') + url
    return (scheme + ':' if scheme else '') + url + ('?' + query if query else '') + ('#' + fragment if fragment
                                                                                     else '')


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f'{url};{params}' if params else url, query, fragment))


def urldefrag(url):
    s, n, p, a, q, fragment = urlparse(url)
    return DefragResult(urlunparse((s, n, p, a, q, '')) if '#' in url else url, fragment)


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    b = urlparse(base, '', allow_fragments)
    u = urlparse(url, b.scheme, allow_fragments)
    if u.scheme != b.scheme or u.scheme not in _RELATIVE:
        return url
    if u.netloc:
        return u.geturl()
    if not u.path and not u.params:
        return u._replace(netloc=b.netloc, path=b.path, params=b.params, query=u.query or b.query).geturl()
    parts = b.path.split('/')
    if parts[-1]:
        del parts[-1]
    if u.path[:1] == '/':
        segments = u.path.split('/')
    else:
        segments = parts + u.path.split('/')
        segments[1:-1] = [s for s in segments[1:-1] if s]
    out = []
    for segment in segments:
        if segment == '..':
            if out:
                out.pop()
        elif segment != '.':
            out.append(segment)
    if segments[-1] in ('.', '..'):
        out.append('')
    return u._replace(netloc=b.netloc, path='/'.join(out) or '/').geturl()
