# aiohttp's client, over fetches and the modelled network.
import asyncio
import json as _json

from _http_common import (Failure, Headers, URL as _URL, basic, charset, cookies_of, decoded, form,
                          is_own, pairs, place, prepared, redirected, send, urljoin, urlsplit)

__version__ = '3.14.5'
_AGENT = f'Python/3.13 aiohttp/{__version__}'


class ClientError(Exception):
    pass


class ClientResponseError(ClientError):
    def __init__(self, request_info, history, *, status=None, message='', headers=None):
        self.request_info, self.history = request_info, history
        self.status, self.message, self.headers = status or 0, message, headers
        self.args = request_info, history

    def __str__(self):
        return f'{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}'

    def __repr__(self):
        args = f'{self.request_info!r}, {self.history!r}'
        if self.status:
            args += f', status={self.status!r}'
        if self.message:
            args += f', message={self.message!r}'
        if self.headers is not None:
            args += f', headers={self.headers!r}'
        return f'{type(self).__name__}({args})'


class ContentTypeError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class ClientPayloadError(ClientError):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    def __init__(self, host, port, os_error):
        super().__init__(os_error.errno, os_error.strerror)
        self.host, self.port, self.ssl, self.os_error = host, port, True, os_error

    def __str__(self):
        return f'Cannot connect to host {self.host}:{self.port} ssl:default [{self.strerror}]'


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message=None):
        self.message = 'Server disconnected' if message is None else message
        super().__init__(self.message)


class ServerTimeoutError(ServerConnectionError, TimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class SocketTimeoutError(ServerTimeoutError):
    pass


class InvalidURL(ClientError, ValueError):
    def __init__(self, url, description=None):
        self.url, self.description = url, description
        super().__init__(*(url, description) if description else (url,))

    def __repr__(self):
        return f'<{type(self).__name__} {self}>'

    def __str__(self):
        return f'{self.url} - {self.description}' if self.description else str(self.url)


class InvalidUrlClientError(InvalidURL):
    pass


class NonHttpUrlClientError(InvalidURL):
    pass


for _name, _class in list(globals().items()):
    if isinstance(_class, type) and issubclass(_class, ClientError):
        _class.__module__ = 'aiohttp.client_exceptions'


class URL(_URL):
    def __init__(self, url):
        super().__init__(url)
        self.port = place(self._text)[1]
        self.query_string = self._parts.query

    @property
    def query(self):
        from urllib.parse import parse_qsl
        return _Query(parse_qsl(self._parts.query, keep_blank_values=True))

    def __truediv__(self, name):
        return URL(f'{self._text.rstrip("/")}/{name}')


class _Headers(Headers):
    _shown = 'CIMultiDictProxy'

    def __repr__(self):
        return f'<{self._shown}(' + ', '.join(f'{name!r}: {value!r}' for name, value in self._all) + ')>'


class _Query(_Headers):
    _shown = 'MultiDictProxy'


class ClientTimeout:
    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None, ceil_threshold=5):
        self.total, self.connect, self.sock_read, self.sock_connect = total, connect, sock_read, sock_connect
        self.ceil_threshold = ceil_threshold

    def __repr__(self):
        return (f'ClientTimeout(total={self.total!r}, connect={self.connect!r}, sock_read={self.sock_read!r}, '
                f'sock_connect={self.sock_connect!r}, ceil_threshold={self.ceil_threshold!r})')

    def __eq__(self, other):
        return isinstance(other, ClientTimeout) and vars(self) == vars(other)


_USUAL = ClientTimeout(total=300, sock_connect=30)


class BasicAuth:
    def __init__(self, login, password='', encoding='latin1'):
        self.login, self.password = login, password

    def encode(self):
        return basic((self.login, self.password))


class RequestInfo:
    def __init__(self, url, method, headers):
        self.url, self.method, self.headers, self.real_url = url, method, headers, url

    def __repr__(self):
        return (f'RequestInfo(url={self.url!r}, method={self.method!r}, headers={self.headers!r}, '
                f'real_url={self.real_url!r})')


class TCPConnector:
    def __init__(self, *, limit=100, limit_per_host=0, ssl=True, force_close=False, ttl_dns_cache=10,
                 use_dns_cache=True, keepalive_timeout=15, enable_cleanup_closed=False, family=0):
        self.limit, self.limit_per_host, self.closed = limit, limit_per_host, False
        self._all, self._hosts = asyncio.Semaphore(limit) if limit else None, {}

    def _doors(self, url):
        doors = [self._all] if self._all else []
        if self.limit_per_host:
            doors.append(self._hosts.setdefault(place(url), asyncio.Semaphore(self.limit_per_host)))
        return doors

    async def close(self):
        self.closed = True


class StreamReader:
    def __init__(self, response):
        self._response, self._buffer, self._ended = response, b'', False

    async def _fill(self):
        more = await self._response._more()
        self._ended = not more
        self._buffer += more
        return bool(more)

    def _take(self, n):
        taken, self._buffer = self._buffer[:n], self._buffer[n:]
        return taken

    def at_eof(self):
        return self._ended and not self._buffer

    async def read(self, n=-1):
        if n < 0:
            while not self._ended:
                await self._fill()
            return self._take(len(self._buffer))
        if not self._buffer and not self._ended and n:
            await self._fill()
        return self._take(n)

    async def readany(self):
        return await self.read(1 << 30)

    async def readexactly(self, n):
        while len(self._buffer) < n and not self._ended:
            await self._fill()
        if len(self._buffer) < n:
            raise asyncio.IncompleteReadError(self._take(n), n)
        return self._take(n)

    async def readline(self):
        while b'\n' not in self._buffer and not self._ended:
            await self._fill()
        end = self._buffer.find(b'\n')
        return self._take(end + 1 if end >= 0 else len(self._buffer))

    async def __aiter__(self):
        while line := await self.readline():
            yield line

    async def iter_chunked(self, n):
        while piece := await self.read(n):
            yield piece

    async def iter_any(self):
        while piece := await self.readany():
            yield piece

    async def iter_chunks(self):
        async for piece in self.iter_any():
            yield piece, True


class ClientResponse:
    def __init__(self, method, answer, info, history, doors, deadline):
        self.method, self._answer, self.request_info, self.history = method, answer, info, history
        self.status, self.reason, self.url = answer.status, answer.reason, URL(answer.url)
        self.headers, self._doors, self._deadline = _Headers(answer.headers), doors, deadline
        self.real_url, self.host, self.closed = self.url, self.url.host, False
        self.content, self._body = StreamReader(self), None
        self.content_type = self.headers.get('Content-Type', 'application/octet-stream').split(';')[0].strip()
        self.charset = charset(self.headers.get('Content-Type'))
        length = self.headers.get('Content-Length')
        self.content_length = int(length) if length else None
        self.cookies = cookies_of(self.headers)

    async def _more(self):
        try:
            async with asyncio.timeout_at(self._deadline):
                more = await self._answer.more()
        except Failure as error:
            self.close()
            raise _payload(error) from None
        if not more:
            self.close()
        return more

    @property
    def ok(self):
        return self.status < 400

    def __repr__(self):
        return f'<ClientResponse({self.url}) [{self.status} {self.reason or None}]>\n{self.headers!r}\n'

    def close(self):
        self._answer.close()
        self.closed = True
        for door in self._doors:
            door.release()
        self._doors = []

    def release(self):
        self.close()
        return _Nothing()

    async def wait_for_close(self):
        self.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        self.close()

    def raise_for_status(self):
        if not self.ok:
            self.release()
            raise ClientResponseError(self.request_info, self.history, status=self.status, message=self.reason,
                                      headers=self.headers)

    async def read(self):
        if self._body is None:
            if self.closed and not self.content._ended:
                raise ClientConnectionError('Connection closed')
            self._body = await self.content.read()
        return self._body

    def get_encoding(self):
        return self.charset or 'utf-8'

    async def text(self, encoding=None, errors='strict'):
        return decoded(await self.read(), encoding or self.get_encoding(), errors)

    async def json(self, *, encoding=None, loads=_json.loads, content_type='application/json'):
        body = await self.read()
        kind = self.headers.get('Content-Type', '').lower()
        if content_type and not (content_type in kind or content_type == 'application/json' and '+json' in kind):
            raise ContentTypeError(
                self.request_info, self.history, status=self.status, headers=self.headers,
                message=f'Attempt to decode JSON with unexpected mimetype: {kind}')
        text = body.strip()
        return loads(decoded(text, encoding or self.get_encoding(), 'strict')) if text else None


class _Nothing:
    def __await__(self):
        return
        yield


def _payload(error):
    if error.kind != 'cut':
        return ServerDisconnectedError()
    if error.message:
        why = error.message
    elif error.chunked:
        why = "<TransferEncodingError: 400, message='Not enough data to satisfy transfer length header.'>"
    else:
        why = ("<ContentLengthError: 400, message='Not enough data to satisfy content length header "
               f"(received {error.received} of {error.expected} bytes).'>")
    return ClientPayloadError(f'Response payload is not completed: {why}')


class _Context:
    def __init__(self, coro, session=None):
        self._coro, self._session, self._response = coro, session, None

    def __await__(self):
        return self._coro.__await__()

    async def __aenter__(self):
        self._response = await self._coro
        return self._response

    async def __aexit__(self, *args):
        self._response.close()
        if self._session:
            await self._session.close()


class ClientSession:
    __module__ = 'aiohttp.client'

    def __init__(self, base_url=None, *, connector=None, headers=None, cookies=None, auth=None, timeout=None,
                 raise_for_status=False, json_serialize=_json.dumps, connector_owner=True, trust_env=False,
                 cookie_jar=None, skip_auto_headers=None, read_bufsize=65536):
        self._loop = asyncio.get_running_loop()
        self._base, self._connector = base_url, connector or TCPConnector()
        self.headers, self._auth = _Headers(headers), auth
        self._cookies, self._raises = dict(cookies or {}), raise_for_status
        self._timeout, self._dumps, self.closed = _timeout(timeout, _USUAL), json_serialize, False

    @property
    def connector(self):
        return self._connector

    @property
    def timeout(self):
        return self._timeout

    def __del__(self):
        if not getattr(self, 'closed', True):
            self._loop.call_exception_handler({'client_session': self, 'message': 'Unclosed client session'})

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.close()

    def __enter__(self):
        raise TypeError('Use async with instead')

    def __exit__(self, *args):
        pass

    async def close(self):
        if not self.closed:
            await self._connector.close()
            self.closed = True

    def request(self, method, url, **kwargs):
        return _Context(self._request(method, url, **kwargs))

    def get(self, url, **kwargs):
        return self.request('GET', url, **kwargs)

    def options(self, url, **kwargs):
        return self.request('OPTIONS', url, **kwargs)

    def head(self, url, *, allow_redirects=False, **kwargs):
        return self.request('HEAD', url, allow_redirects=allow_redirects, **kwargs)

    def post(self, url, *, data=None, **kwargs):
        return self.request('POST', url, data=data, **kwargs)

    def put(self, url, *, data=None, **kwargs):
        return self.request('PUT', url, data=data, **kwargs)

    def patch(self, url, *, data=None, **kwargs):
        return self.request('PATCH', url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request('DELETE', url, **kwargs)

    async def _request(self, method, url, *, params=None, data=None, json=None, headers=None, cookies=None, auth=None,
                       timeout=None, raise_for_status=None, allow_redirects=True, max_redirects=10, ssl=True,
                       compress=None, chunked=None, read_until_eof=True):
        if self.closed:
            raise RuntimeError('Session is closed')
        if data is not None and json is not None:
            raise ValueError('data and json parameters can not be used at the same time')
        given = str(url)
        url = urljoin(str(self._base), given) if self._base else given
        if not urlsplit(url).hostname:
            raise InvalidUrlClientError(url)
        if urlsplit(url).scheme not in ('http', 'https'):
            raise NonHttpUrlClientError(url)
        url = prepared(url, params)
        sent = self.headers.copy()
        sent.update(headers)
        body = b''
        if json is not None:
            body, kind = self._dumps(json).encode(), 'application/json'
        elif isinstance(data, str):
            body, kind = data.encode(), 'text/plain; charset=utf-8'
        elif isinstance(data, (bytes, bytearray)):
            body, kind = bytes(data), 'application/octet-stream'
        elif data is not None:
            body, kind = form(data)
        if json is not None or data is not None:
            sent.setdefault('Content-Type', kind)
        auth = auth or self._auth
        if auth:
            sent.setdefault('Authorization', auth.encode())
        cookies = self._cookies | (cookies or {})
        if cookies and is_own(url):
            sent['Cookie'] = '; '.join(f'{name}={value}' for name, value in cookies.items())
        timeout = _timeout(timeout, self._timeout)
        deadline = self._loop.time() + timeout.total if timeout.total else None
        info = RequestInfo(URL(url), method.upper(), sent)
        asked, doors, history = (method.upper(), url, sent.items(), body), [], []
        try:
            async with asyncio.timeout_at(deadline):
                for door in self._connector._doors(url):
                    await door.acquire()
                    doors.append(door)
                while True:
                    try:
                        async with asyncio.timeout(timeout.sock_read):
                            answer = await send(*asked, _AGENT)
                    except TimeoutError:
                        if timeout.sock_read and (deadline is None or self._loop.time() < deadline):
                            raise SocketTimeoutError('Timeout on reading data from socket') from None
                        raise
                    further = allow_redirects and redirected(answer, *asked)
                    if not further:
                        break
                    answer.close()
                    history.append(ClientResponse(asked[0], answer, info, (), [], None))
                    if len(history) >= max_redirects:
                        raise TooManyRedirects(info, tuple(history))
                    asked = further
                    info = RequestInfo(URL(asked[1]), asked[0], sent)
        except Failure as error:
            for door in doors:
                door.release()
            raise _error(error, url) from error.__cause__
        except BaseException:
            for door in doors:
                door.release()
            raise
        response = ClientResponse(asked[0], answer, info, tuple(history), doors, deadline)
        raises = self._raises if raise_for_status is None else raise_for_status
        if callable(raises):
            await raises(response)
        elif raises:
            response.raise_for_status()
        return response


def _timeout(value, usual):
    if value is None:
        return usual
    return value if isinstance(value, ClientTimeout) else ClientTimeout(total=value)


def _error(error, url):
    if error.kind == 'refused':
        cause = error.__cause__
        return ClientConnectorError(*place(url), OSError(getattr(cause, 'errno', None) or 111, error.message))
    if error.kind == 'url':
        return InvalidUrlClientError(url, error.message)
    if error.kind == 'disconnected':
        return ServerDisconnectedError()
    return _payload(error)


def request(method, url, **kwargs):
    connector = kwargs.pop('connector', None)
    session = ClientSession(connector=connector)
    return _Context(session._request(method, url, **kwargs), session)
