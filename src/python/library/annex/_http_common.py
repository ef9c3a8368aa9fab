# What our HTTP clients share: addresses, headers and bodies; and the way out, which is a fetch, or HTTP/1.1 on the
# modelled network for the program's own servers.
import _http
from urllib.parse import quote, urlencode, urljoin, urlsplit, urlunsplit

_PHRASES = '''200 OK|201 Created|202 Accepted|203 Non-Authoritative Information|204 No Content|205 Reset Content|\
206 Partial Content|300 Multiple Choices|301 Moved Permanently|302 Found|303 See Other|304 Not Modified|\
307 Temporary Redirect|308 Permanent Redirect|400 Bad Request|401 Unauthorized|402 Payment Required|403 Forbidden|\
404 Not Found|405 Method Not Allowed|406 Not Acceptable|408 Request Timeout|409 Conflict|410 Gone|411 Length Required|\
412 Precondition Failed|413 Request Entity Too Large|415 Unsupported Media Type|418 I'm a Teapot|\
422 Unprocessable Entity|425 Too Early|428 Precondition Required|429 Too Many Requests|500 Internal Server Error|\
501 Not Implemented|502 Bad Gateway|503 Service Unavailable|504 Gateway Timeout'''
PHRASES = {int(line[:3]): line[4:] for line in _PHRASES.split('|')}
REDIRECTS = 301, 302, 303, 307, 308
_LOCAL = 'localhost', '127.0.0.1', '0.0.0.0', '::1'
_SAFE = "/%:@!$&'()*+,;=~"


class Failure(Exception):
    # kind: refused, timeout, disconnected, cut, or url.
    def __init__(self, kind, message='', received=0, expected=None, chunked=False):
        super().__init__(message)
        self.kind, self.message, self.received, self.expected = kind, message, received, expected
        self.chunked = chunked or expected is None


class IncompleteRead(Exception):
    __module__ = 'http.client'

    def __init__(self, received, expected=None):
        super().__init__(received, expected)
        more = '' if expected is None else f', {expected - received} more expected'
        self._text = f'IncompleteRead({received} bytes read{more})'

    def __repr__(self):
        return self._text

    __str__ = __repr__


class RemoteDisconnected(ConnectionResetError):
    __module__ = 'http.client'

    def __init__(self):
        super().__init__('Remote end closed connection without response')


class Headers:
    # Names in any case, in their order; a name may be there more than once.
    def __init__(self, headers=None):
        self._all = []
        if headers is not None:
            for name, value in pairs(headers):
                self._all.append((name, value))

    def _find(self, name):
        name = name.lower()
        return [value for key, value in self._all if key.lower() == name]

    def __getitem__(self, name):
        found = self._find(name)
        if not found:
            raise KeyError(name)
        return found[0]

    def __setitem__(self, name, value):
        for at, (key, _) in enumerate(self._all):
            if key.lower() == name.lower():
                self._all[at] = name, value
                return
        self._all.append((name, value))

    def __delitem__(self, name):
        name = name.lower()
        self._all = [pair for pair in self._all if pair[0].lower() != name]

    def __contains__(self, name):
        return isinstance(name, str) and bool(self._find(name))

    def __iter__(self):
        return iter(dict(self._all))

    def __len__(self):
        return len(self._all)

    def __eq__(self, other):
        def plain(headers):
            return {name.lower(): value for name, value in pairs(headers)}
        return isinstance(other, (Headers, dict)) and plain(self) == plain(other)

    def get(self, name, default=None):
        found = self._find(name)
        return found[0] if found else default

    def getall(self, name, *default):
        return self._find(name) or (default[0] if default else self[name])

    def setdefault(self, name, value):
        if name not in self:
            self[name] = value
        return self[name]

    def update(self, headers=None, **more):
        for name, value in [*pairs(headers), *more.items()]:
            self[name] = value

    def pop(self, name, *default):
        value = self.get(name, *default) if default else self[name]
        del self[name]
        return value

    def copy(self):
        return type(self)(self._all)

    def keys(self):
        return [name for name, _ in self._all]

    def values(self):
        return [value for _, value in self._all]

    def items(self):
        return list(self._all)


def pairs(data):
    if data is None:
        return []
    return list(data.items()) if hasattr(data, 'items') else list(data)


class URL:
    def __init__(self, url):
        self._text = str(url)
        self._parts = urlsplit(self._text)
        self.scheme, self.host, self.path = self._parts.scheme, self._parts.hostname, self._parts.path
        self.fragment = self._parts.fragment

    def __str__(self):
        return self._text

    def __repr__(self):
        return f'URL({self._text!r})'

    def __eq__(self, other):
        return isinstance(other, URL) and self._text == other._text

    def __hash__(self):
        return hash(self._text)


def prepared(url, params=None, listed=True):
    # An address as it is asked: escaped, with its parameters.
    parts = urlsplit(url)
    query = quote(parts.query, safe=_SAFE + '?')
    if params:
        more = params if isinstance(params, str) else urlencode(
            [(name, value) for name, value in pairs(params) if value is not None], doseq=listed)
        query = f'{query}&{more}' if query and more else query or more
    return urlunsplit((parts.scheme, parts.netloc, quote(parts.path or '/', safe=_SAFE), query, parts.fragment))


def basic(auth):
    from base64 import b64encode
    user, password = auth
    return 'Basic ' + b64encode(f'{user}:{password}'.encode()).decode()


def form(data):
    return urlencode(pairs(data), doseq=True).encode(), 'application/x-www-form-urlencoded'


def charset(content_type):
    for part in (content_type or '').split(';')[1:]:
        name, _, value = part.strip().partition('=')
        if name.lower() == 'charset':
            return value.strip('\'" ')


def decoded(body, encoding, errors='replace'):
    try:
        return body.decode(encoding, errors)
    except LookupError:
        return body.decode('utf-8', errors)


def cookies_of(headers):
    found = {}
    for value in headers.getall('Set-Cookie', []):
        name, _, value = value.split(';')[0].partition('=')
        found[name.strip()] = value.strip()
    return found


def place(url):
    parts = urlsplit(url)
    return parts.hostname, parts.port or (443 if parts.scheme == 'https' else 80)


def is_own(url):
    return place(url)[0] in _LOCAL


class _Coming:
    # The body of a fetch, as it comes.
    def __init__(self, number):
        self._number = number

    async def step(self):
        while (piece := _http.take(self._number)) is None:
            await _http.more(self._number)
        if isinstance(piece, tuple):
            raise Failure(*piece)
        return piece

    def close(self):
        _http.close(self._number)

    __del__ = close


class Answer:
    # A head, and the pieces of a body as they come.
    def __init__(self, status, reason, headers, url, wire=None, body=b''):
        self.status, self.reason, self.headers, self.url = status, reason, headers, url
        self._wire, self._body = wire, body

    async def more(self):
        if self._wire:
            return await self._wire.step()
        body, self._body = self._body, b''
        return body

    def more_now(self):
        if self._wire:
            return self._wire.step_now()
        body, self._body = self._body, b''
        return body

    def close(self):
        if self._wire:
            self._wire.close()


def _parse(method):
    # Asks for bytes with None; gives the head, then the body's pieces.
    buffer, received = b'', 0
    while True:
        while b'\r\n\r\n' not in buffer:
            more = yield
            if not more:
                raise Failure('disconnected')
            buffer += more
        head, _, buffer = buffer.partition(b'\r\n\r\n')
        first, *lines = head.decode('latin-1').split('\r\n')
        version, _, rest = first.partition(' ')
        status, _, reason = rest.partition(' ')
        if not version.startswith('HTTP/') or not status.isdigit():
            raise Failure('bad', first)
        if status[0] != '1':
            break
    headers = [(name, value.strip()) for name, _, value in (line.partition(':') for line in lines)]
    yield int(status), reason, headers
    known = Headers(headers)
    if method == 'HEAD' or status in ('204', '304'):
        return
    if 'chunked' in known.get('Transfer-Encoding', ''):
        while True:
            while b'\r\n' not in buffer:
                more = yield
                if not more:
                    raise Failure('cut', '', received)
                buffer += more
            size, _, buffer = buffer.partition(b'\r\n')
            size = int(size.split(b';')[0], 16)
            while len(buffer) < size + 2:
                more = yield
                if not more:
                    raise Failure('cut', '', received + len(buffer), received + size, True)
                buffer += more
            if not size:
                return
            received += size
            yield buffer[:size]
            buffer = buffer[size + 2:]
    length = known.get('Content-Length')
    left = None if length is None else int(length)
    while left is None or left > 0:
        if not buffer:
            buffer = yield
            if not buffer:
                if left is None:
                    return
                raise Failure('cut', '', received, received + left)
        piece, buffer = (buffer, b'') if left is None else (buffer[:left], buffer[left:])
        received += len(piece)
        if left is not None:
            left -= len(piece)
        yield piece


class _Wire:
    # A connection to one of the program's own servers; for one request. A read that is given up may be tried again.
    def __init__(self, method, end, reader=None):
        self.parser, self.end, self.reader, self.asks = _parse(method), end, reader, False

    def _next(self, more=None):
        # The head or a piece, nothing at the end, None while the parser asks for bytes.
        if self.asks and more is None:
            return None
        try:
            item = self.parser.send(more)
        except StopIteration:
            self.close()
            return b''
        except BaseException:
            self.close()
            raise
        self.asks = item is None
        return item

    async def step(self):
        item = self._next()
        while item is None:
            try:
                more = await self.reader.read(65536)
            except ConnectionError:
                more = b''
            item = self._next(more)
        return item

    def step_now(self):
        item = self._next()
        while item is None:
            try:
                more = self.end.recv(65536)
            except TimeoutError:
                self.close()
                raise Failure('timeout') from None
            except ConnectionError:
                more = b''
            item = self._next(more)
        return item

    def close(self):
        self.end.close()


def _head(method, url, headers, body, agent):
    parts = urlsplit(url)
    target = urlunsplit(('', '', parts.path or '/', parts.query, ''))
    sent = Headers(headers)
    lines = [('Host', parts.netloc)] if 'Host' not in sent else []
    for name, value in (('Accept', '*/*'), ('User-Agent', agent), ('Connection', 'close')):
        if name not in sent:
            lines.append((name, value))
    lines += sent.items()
    if (body or method in ('POST', 'PUT', 'PATCH')) and 'Content-Length' not in sent:
        lines.append(('Content-Length', str(len(body))))
    text = f'{method} {target} HTTP/1.1\r\n' + ''.join(f'{name}: {value}\r\n' for name, value in lines) + '\r\n'
    return text.encode('latin-1') + body


def _fetched(result, url):
    if result is None:
        raise Failure('timeout')
    if len(result) == 2:
        raise Failure(*result)
    status, headers, final, body = result
    wire, body = (_Coming(body), b'') if isinstance(body, int) else (None, body)
    return Answer(status, PHRASES.get(status, ''), headers, final or url, wire, body)


async def send(method, url, headers, body, agent):
    url = url.partition('#')[0]
    if not is_own(url):
        try:
            future = _http.start(method, url, headers, body)
        except ValueError as error:
            raise Failure('url', str(error)) from None
        return _fetched(await future, url)
    from asyncio import open_connection
    try:
        reader, writer = await open_connection(*place(url))
    except OSError as error:
        raise Failure('refused', error.strerror or str(error)) from error
    wire = _Wire(method, writer, reader)
    try:
        try:
            writer.write(_head(method, url, headers, body, agent))
            await writer.drain()
        except ConnectionError:
            pass
        return Answer(*await wire.step(), url, wire)
    except BaseException:
        wire.close()
        raise


def send_now(method, url, headers, body, agent, timeout):
    url = url.partition('#')[0]
    if not is_own(url):
        try:
            return _fetched(_http.fetch(method, url, headers, body, timeout), url)
        except ValueError as error:
            raise Failure('url', str(error)) from None
    from socket import create_connection
    try:
        end = create_connection(place(url), timeout)
    except TimeoutError:
        raise Failure('timeout') from None
    except OSError as error:
        raise Failure('refused', str(error)) from error
    wire = _Wire(method, end)
    try:
        end.sendall(_head(method, url, headers, body, agent))
    except ConnectionError:
        pass
    return Answer(*wire.step_now(), url, wire)


def redirected(answer, method, url, headers, body):
    # What is asked next after a redirection; None where there is none.
    target = Headers(answer.headers).get('Location')
    if answer.status not in REDIRECTS or target is None:
        return None
    if answer.status == 303 and method != 'HEAD' or answer.status in (301, 302) and method == 'POST':
        method, body = 'GET', b''
        headers = [pair for pair in headers if pair[0].lower() not in ('content-type', 'content-length')]
    return method, urljoin(url, target), headers, body


def request_head(head):
    """A server's side: method, target, version and headers of a request, or a ValueError."""
    line, *lines = head.lstrip(b'\r\n').split(b'\r\n')
    method, target, version = line.split(b' ')
    if not method.isalpha() or version not in (b'HTTP/1.1', b'HTTP/1.0'):
        raise ValueError('no request of HTTP/1')
    headers = []
    for each in lines:
        key, colon, value = each.partition(b':')
        if not colon or not key or key != key.strip():
            raise ValueError('no header')
        headers.append((key, value.strip()))
    return method.decode(), target, version[5:].decode(), headers


async def read_body(reader, headers, limit):
    """A request's body from a stream; None if it is longer than the limit (0: there is none)."""
    if 'chunked' not in headers.get('Transfer-Encoding', '').lower():
        length = int(headers.get('Content-Length', 0))
        return None if limit and length > limit else await reader.readexactly(length)
    body = b''
    while size := int((await reader.readuntil(b'\r\n')).partition(b';')[0], 16):
        body += (await reader.readexactly(size + 2))[:-2]
        if limit and len(body) > limit:
            return None
    await reader.readuntil(b'\r\n')
    return body
