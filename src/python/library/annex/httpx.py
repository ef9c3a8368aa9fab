# httpx, over fetches and the modelled network.
import json as _json
from datetime import timedelta
from time import perf_counter
from _asgi import ask

from _http_common import (PHRASES, Answer, Failure, Headers as _Headers, URL as _URL, basic, charset, cookies_of, decoded, form,
                          is_own, pairs, place, prepared, redirected, send, send_now, urljoin, urlsplit)

__version__ = '0.28.1'
_AGENT = f'python-httpx/{__version__}'


class HTTPError(Exception):
    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError('The .request property has not been set.')
        return self._request


class RequestError(HTTPError):
    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request, response):
        super().__init__(message)
        self._request, self.response = request, response


def _errors(base, names):
    for name in names.split():
        globals()[name] = type(name, (base,), {'__module__': 'httpx'})


_errors(RequestError, 'TransportError DecodingError TooManyRedirects')
_errors(TransportError, 'TimeoutException NetworkError ProtocolError ProxyError UnsupportedProtocol')
_errors(TimeoutException, 'ConnectTimeout ReadTimeout WriteTimeout PoolTimeout')
_errors(NetworkError, 'ConnectError ReadError WriteError CloseError')
_errors(ProtocolError, 'LocalProtocolError RemoteProtocolError')
_errors(Exception, 'InvalidURL')
_errors(RuntimeError, 'StreamError')
_errors(StreamError, 'StreamConsumed ResponseNotRead StreamClosed')


class URL(_URL):
    def __init__(self, url, params=None):
        super().__init__(prepared(str(url), params) if params else url)
        self.port = self._parts.port
        self.query = self._parts.query.encode()
        self.params = QueryParams(self._parts.query)

    def __eq__(self, other):
        return str(self) == str(other)

    def __hash__(self):
        return hash(self._text)

    def join(self, url):
        return URL(urljoin(self._text, str(url)))

    netloc = property(lambda self: self._parts.netloc.rpartition('@')[2].encode())
    userinfo = property(lambda self: self._parts.netloc.rpartition('@')[0].encode())
    username = property(lambda self: self._parts.username or '')
    password = property(lambda self: self._parts.password or '')
    raw_path = property(lambda self: (self.path or '/').encode() + (b'?' + self.query if self.query else b''))
    is_absolute_url = property(lambda self: bool(self.scheme and self.host))
    is_relative_url = property(lambda self: not self.is_absolute_url)

    def copy_with(self, *, scheme=None, host=None, port=..., path=None, query=None, params=None, fragment=None,
                  username=None, password=None):
        from urllib.parse import urlunsplit
        parts = self._parts
        user = self._parts.netloc.rpartition('@')[0]
        if username is not None or password is not None:
            user = f'{username or self.username}:{password or self.password}'.rstrip(':')
        port = self.port if port is ... else port
        place = (user + '@' if user else '') + (host or self.host or '') + (f':{port}' if port else '')
        text = parts.query if query is None else query.decode() if isinstance(query, bytes) else query
        if params is not None:
            text = str(params if isinstance(params, QueryParams) else QueryParams(params))
        return URL(urlunsplit((scheme or parts.scheme, place, parts.path if path is None else path, text,
                               parts.fragment if fragment is None else fragment)))

    def copy_set_param(self, key, value): return self.copy_with(params=self.params.set(key, value))
    def copy_add_param(self, key, value): return self.copy_with(params=self.params.add(key, value))
    def copy_remove_param(self, key): return self.copy_with(params=self.params.remove(key))
    def copy_merge_params(self, params): return self.copy_with(params=self.params.merge(params))


class QueryParams(dict):
    def __init__(self, query=None):
        from urllib.parse import parse_qsl
        super().__init__(parse_qsl(query, keep_blank_values=True) if isinstance(query, str) else query or {})

    def __str__(self):
        from urllib.parse import urlencode
        return urlencode(self, doseq=True)

    def multi_items(self):
        return [(key, each) for key, value in self.items() for each in (value if isinstance(value, list) else [value])]

    def get_list(self, key):
        return [value for name, value in self.multi_items() if name == key]

    def merge(self, params):
        return QueryParams({**self, **QueryParams(params)})

    def set(self, key, value):
        return self.merge({key: str(value)})

    def add(self, key, value):
        return self.merge({key: self.get_list(key) + [str(value)]})

    def remove(self, key):
        return QueryParams({name: value for name, value in self.items() if name != key})

    def __repr__(self):
        return f'QueryParams({str(self)!r})'


class Headers(_Headers):
    def __init__(self, headers=None):
        super().__init__((name.lower(), value) for name, value in pairs(headers))

    def __setitem__(self, name, value):
        super().__setitem__(name.lower(), value)

    def items(self):
        return dict(self._all).items()

    def __repr__(self):
        return f'Headers({dict(self._all)!r})'


class Timeout:
    def __init__(self, timeout=..., *, connect=..., read=..., write=..., pool=...):
        usual = None if timeout is ... else timeout
        if isinstance(usual, Timeout):
            self.connect, self.read, self.write, self.pool = usual.connect, usual.read, usual.write, usual.pool
            return
        self.connect, self.read, self.write, self.pool = (
            usual if value is ... else value for value in (connect, read, write, pool))

    def __eq__(self, other):
        return isinstance(other, Timeout) and vars(self) == vars(other)

    def __repr__(self):
        if len(set(vars(self).values())) == 1:
            return f'Timeout(timeout={self.connect})'
        return f'Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})'


class Limits:
    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections, self.max_keepalive_connections = max_connections, max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry

    def __repr__(self):
        return (f'Limits(max_connections={self.max_connections}, '
                f'max_keepalive_connections={self.max_keepalive_connections}, '
                f'keepalive_expiry={self.keepalive_expiry})')


class BasicAuth(tuple):
    def __new__(cls, username, password):
        return super().__new__(cls, (username, password))


class Request:
    def __init__(self, method, url, *, params=None, headers=None, content=None, data=None, json=None):
        self.method, self.url, self.headers = method.upper(), URL(url, params), Headers(headers)
        self.content, kind = b'', None
        if json is not None:
            text = _json.dumps(json, ensure_ascii=False, separators=(',', ':'), allow_nan=False)
            self.content, kind = text.encode(), 'application/json'
        elif data is not None:
            self.content, kind = form(data)
        elif isinstance(content, str):
            self.content, kind = content.encode(), None
        elif content is not None:
            self.content = bytes(content)
        if kind:
            self.headers.setdefault('content-type', kind)

    def read(self):
        return self.content

    def __repr__(self):
        return f'<Request({self.method!r}, {str(self.url)!r})>'


class Response:
    def __init__(self, status_code, *, headers=None, content=b'', text=None, json=None, request=None, _answer=None):
        self.status_code, self.headers, self._request = status_code, Headers(headers), request
        self.history, self.is_closed, self._answer, self._encoding = [], _answer is None, _answer, None
        self.http_version, self._began, self.is_stream_consumed = 'HTTP/1.1', perf_counter(), _answer is None
        self.default_encoding = 'utf-8'
        if json is not None:
            text = _json.dumps(json, separators=(',', ':'))
            self.headers.setdefault('content-type', 'application/json')
        self._content = text.encode() if text is not None else content
        if _answer is not None:
            self._content = None
        self.reason_phrase = _answer.reason if _answer else PHRASES.get(status_code, '')

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError('The request instance has not been set on this response.')
        return self._request

    @property
    def url(self):
        return URL(self._answer.url) if self._answer else self.request.url

    @property
    def content(self):
        if self._content is None:
            raise ResponseNotRead('Attempted to access streaming response content, without having called `read()`.')
        return self._content

    @property
    def encoding(self):
        return self._encoding or charset(self.headers.get('content-type')) or self.default_encoding

    @encoding.setter
    def encoding(self, value):
        self._encoding = value

    @property
    def text(self):
        return decoded(self.content, self.encoding)

    def json(self, **kwargs):
        return _json.loads(self.content, **kwargs)

    @property
    def cookies(self):
        return cookies_of(self.headers)

    @property
    def elapsed(self):
        if not hasattr(self, '_elapsed'):
            raise RuntimeError("'.elapsed' may only be accessed after the response has been read or closed.")
        return self._elapsed

    is_informational = property(lambda self: 100 <= self.status_code < 200)
    is_success = property(lambda self: 200 <= self.status_code < 300)
    is_redirect = property(lambda self: 300 <= self.status_code < 400)
    is_client_error = property(lambda self: 400 <= self.status_code < 500)
    is_server_error = property(lambda self: 500 <= self.status_code < 600)
    is_error = property(lambda self: 400 <= self.status_code < 600)
    has_redirect_location = property(lambda self: self.is_redirect and 'location' in self.headers)

    def __repr__(self):
        return f'<Response [{self.status_code} {self.reason_phrase}]>'

    def raise_for_status(self):
        if self._request is None:
            raise RuntimeError(
                'Cannot call `raise_for_status` as the request instance has not been set on this response.')
        if self.is_success:
            return self
        kinds = {1: 'Informational response', 3: 'Redirect response', 4: 'Client error', 5: 'Server error'}
        kind = kinds.get(self.status_code // 100, 'Invalid status code')
        where = f"\nRedirect location: '{self.headers['location']}'" if self.has_redirect_location else ''
        raise HTTPStatusError(
            f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'{where}\nFor more information check: "
            f'https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}',
            request=self.request, response=self)

    def _check(self):
        if self.is_stream_consumed:
            raise StreamConsumed(
                'Attempted to read or stream some content, but the content has already been streamed. For requests, '
                'this could be due to passing a generator as request content, and then receiving a redirect response '
                'or a secondary request as part of an authentication flow.For responses, this could be due to '
                'attempting to stream the response content more than once.')
        self.is_stream_consumed = True

    def _pieces(self):
        if self._content is not None:
            yield self._content
            return
        self._check()
        while True:
            try:
                piece = self._answer.more_now()
            except Failure as error:
                raise _error(error, self._request, 'timed out') from None
            if not piece:
                break
            yield piece
        self.close()

    async def _apieces(self):
        if self._content is not None:
            yield self._content
            return
        self._check()
        while True:
            try:
                piece = await self._answer.more()
            except Failure as error:
                raise _error(error, self._request, '') from None
            if not piece:
                break
            yield piece
        self.close()

    def read(self):
        if self._content is None:
            self._content = b''.join(self._pieces())
        return self._content

    async def aread(self):
        if self._content is None:
            self._content = b''.join([piece async for piece in self._apieces()])
        return self._content

    def iter_bytes(self, chunk_size=None):
        yield from _cut(self._pieces(), chunk_size)

    iter_raw = iter_bytes

    async def aiter_bytes(self, chunk_size=None):
        cutter = _Cutter(chunk_size)
        async for piece in self._apieces():
            for part in cutter.feed(piece):
                yield part
        if cutter.rest:
            yield cutter.rest

    aiter_raw = aiter_bytes

    def iter_text(self, chunk_size=None):
        for piece in self._pieces():
            yield decoded(piece, self.encoding)

    async def aiter_text(self, chunk_size=None):
        async for piece in self._apieces():
            yield decoded(piece, self.encoding)

    def iter_lines(self):
        rest = b''
        for piece in self._pieces():
            *lines, rest = (rest + piece).replace(b'\r\n', b'\n').split(b'\n')
            for line in lines:
                yield decoded(line, self.encoding)
        if rest:
            yield decoded(rest, self.encoding)

    async def aiter_lines(self):
        rest = b''
        async for piece in self._apieces():
            *lines, rest = (rest + piece).replace(b'\r\n', b'\n').split(b'\n')
            for line in lines:
                yield decoded(line, self.encoding)
        if rest:
            yield decoded(rest, self.encoding)

    def close(self):
        if not self.is_closed:
            self.is_closed, self._elapsed = True, timedelta(seconds=perf_counter() - self._began)
            self._answer.close()

    async def aclose(self):
        self.close()


class _Cutter:
    def __init__(self, size):
        self.size, self.rest = size, b''

    def feed(self, piece):
        if not self.size:
            return [piece]
        whole, size = self.rest + piece, self.size
        end = len(whole) // size * size
        self.rest = whole[end:]
        return [whole[at:at + size] for at in range(0, end, size)]


def _cut(pieces, size):
    cutter = _Cutter(size)
    for piece in pieces:
        yield from cutter.feed(piece)
    if cutter.rest:
        yield cutter.rest


def _error(error, request, late):
    kind, message = error.kind, error.message
    if kind == 'refused':
        if late == '' and is_own(str(request.url)):
            message = 'All connection attempts failed'
        return ConnectError(message, request=request)
    if kind == 'timeout':
        return ReadTimeout(late, request=request)
    if kind == 'url':
        return UnsupportedProtocol(message, request=request)
    if kind == 'disconnected':
        return RemoteProtocolError('Server disconnected without sending a response.', request=request)
    if not message:
        detail = (f'(received {error.received} bytes, expected {error.expected})' if not error.chunked
                  else '(incomplete chunked read)')
        message = f'peer closed connection without sending complete message body {detail}'
    return RemoteProtocolError(message, request=request)


# What answers in the network's place: a function, or an ASGI application.

class BaseTransport:
    pass


class AsyncBaseTransport:
    pass


def _answered(response, url):
    return Answer(response.status_code, response.reason_phrase, response.headers, url, body=response.content)


class MockTransport(AsyncBaseTransport, BaseTransport):
    def __init__(self, handler):
        self.handler = handler

    def _answer_now(self, request, method, url, headers, body):
        return _answered(self.handler(Request(method, url, headers=headers, content=body)), url)

    async def _answer(self, request, method, url, headers, body):
        response = self.handler(Request(method, url, headers=headers, content=body))
        return _answered(response if isinstance(response, Response) else await response, url)


class ASGITransport(AsyncBaseTransport):
    def __init__(self, app, raise_app_exceptions=True, root_path='', client=('127.0.0.1', 123)):
        self.app, self.raise_app_exceptions, self.root_path, self.client = app, raise_app_exceptions, root_path, client

    async def _answer(self, request, method, url, headers, body):
        parts = urlsplit(url)
        sent = {'host': parts.netloc, 'accept': '*/*', 'accept-encoding': 'gzip, deflate', 'connection': 'keep-alive',
                'user-agent': _AGENT}
        sent.update([(name.lower(), value) for name, value in headers])
        if body or method in ('POST', 'PUT', 'PATCH'):
            sent.setdefault('content-length', str(len(body)))
        raw = [(name.encode(), value.encode('latin-1')) for name, value in sent.items()]
        status, head, answer = await ask(self.app, method, url, raw, body, root_path=self.root_path, client=self.client,
                                         raises=self.raise_app_exceptions)
        head = [(name.decode(), value.decode('latin-1')) for name, value in head]
        return Answer(status, PHRASES.get(status, ''), _Headers(head), url, body=answer)


_USUAL = object()


class _Base:
    def __init__(self, *, base_url='', headers=None, params=None, cookies=None, auth=None, timeout=Timeout(5.0),
                 limits=Limits(max_connections=100, max_keepalive_connections=20), follow_redirects=False,
                 max_redirects=20, verify=True, http2=False, http1=True, trust_env=True, event_hooks=None,
                 default_encoding='utf-8', transport=None):
        self.base_url, self.headers, self.params = URL(base_url), Headers(headers), dict(params or {})
        self.cookies, self.auth, self.timeout = dict(cookies or {}), auth, Timeout(timeout)
        self.follow_redirects, self.max_redirects, self.is_closed = follow_redirects, max_redirects, False
        self.event_hooks = {'request': [], 'response': []} | (event_hooks or {})
        self._limits, self._transport = limits, transport

    def build_request(self, method, url, *, params=None, headers=None, content=None, data=None, json=None,
                      cookies=None):
        url = str(url)
        if str(self.base_url) and not urlsplit(url).netloc:
            url = str(self.base_url).rstrip('/') + '/' + url.lstrip('/')
        sent = self.headers.copy()
        sent.update(headers)
        params = self.params | dict(params) if params and not isinstance(params, str) else params or self.params
        cookies = self.cookies | (cookies or {})
        if cookies:
            sent['cookie'] = '; '.join(f'{name}={value}' for name, value in cookies.items())
        return Request(method, url, params=params, headers=sent, content=content, data=data, json=json)

    def _asked(self, request, auth):
        if self.is_closed:
            raise RuntimeError('Cannot send a request, as the client has been closed.')
        url = str(request.url)
        scheme = urlsplit(url).scheme
        if not scheme or not urlsplit(url).hostname:
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.", request=request)
        if scheme not in ('http', 'https'):
            raise UnsupportedProtocol(f"Request URL has an unsupported protocol '{scheme}://'.", request=request)
        auth = auth or self.auth
        if auth:
            request.headers['authorization'] = basic(auth)
        headers = list(request.headers.items())
        if self._transport is None and not is_own(url):
            headers = [pair for pair in headers if pair[0] != 'cookie']
        return request.method, url, headers, request.content

    def _further(self, answer, asked, follow, history):
        follow = self.follow_redirects if follow is None else follow
        further = follow and redirected(answer, *asked)
        if further:
            answer.close()
            history.append(Response(answer.status, headers=answer.headers, request=Request(*asked[:2])))
            if len(history) > self.max_redirects:
                raise TooManyRedirects('Exceeded maximum allowed redirects.')
        return further

    def _response(self, answer, request, history, began):
        response = Response(answer.status, headers=answer.headers, request=request, _answer=answer)
        response.history, response._began = history, began
        return response


class Client(_Base):
    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self.is_closed = True

    def send(self, request, *, stream=False, auth=None, follow_redirects=None, timeout=_USUAL):
        asked, history, began = self._asked(request, auth), [], perf_counter()
        timeout = self.timeout if timeout is _USUAL else Timeout(timeout)
        for hook in self.event_hooks['request']:
            hook(request)
        while asked:
            try:
                if self._transport is not None:
                    answer = self._transport._answer_now(request, *asked)
                else:
                    answer = send_now(*asked, _AGENT, timeout.read)
            except Failure as error:
                raise _error(error, request, 'timed out') from None
            asked = self._further(answer, asked, follow_redirects, history)
        response = self._response(answer, request, history, began)
        for hook in self.event_hooks['response']:
            hook(response)
        if not stream:
            response.read()
        return response

    def request(self, method, url, *, auth=None, follow_redirects=None, timeout=_USUAL, **kwargs):
        return self.send(self.build_request(method, url, **kwargs), auth=auth, follow_redirects=follow_redirects,
                         timeout=timeout)

    def stream(self, method, url, *, auth=None, follow_redirects=None, timeout=_USUAL, **kwargs):
        return _Stream(self, self.build_request(method, url, **kwargs), auth=auth, follow_redirects=follow_redirects,
                       timeout=timeout)


class AsyncClient(_Base):
    _doors = None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.aclose()

    async def aclose(self):
        self.is_closed = True

    async def send(self, request, *, stream=False, auth=None, follow_redirects=None, timeout=_USUAL):
        import asyncio
        asked, history, began = self._asked(request, auth), [], perf_counter()
        timeout = self.timeout if timeout is _USUAL else Timeout(timeout)
        for hook in self.event_hooks['request']:
            await hook(request)
        if self._doors is None:
            self._doors = asyncio.Semaphore(self._limits.max_connections or 1 << 30)
        try:
            async with asyncio.timeout(timeout.pool):
                await self._doors.acquire()
        except TimeoutError:
            raise PoolTimeout('', request=request) from None
        try:
            while asked:
                try:
                    async with asyncio.timeout(timeout.read):
                        if self._transport is not None:
                            answer = await self._transport._answer(request, *asked)
                        else:
                            answer = await send(*asked, _AGENT)
                except Failure as error:
                    raise _error(error, request, '') from None
                except TimeoutError:
                    raise ReadTimeout('', request=request) from None
                asked = self._further(answer, asked, follow_redirects, history)
            response = self._response(answer, request, history, began)
            for hook in self.event_hooks['response']:
                await hook(response)
            if not stream:
                await response.aread()
        finally:
            self._doors.release()
        return response

    async def request(self, method, url, *, auth=None, follow_redirects=None, timeout=_USUAL, **kwargs):
        return await self.send(self.build_request(method, url, **kwargs), auth=auth,
                               follow_redirects=follow_redirects, timeout=timeout)

    def stream(self, method, url, *, auth=None, follow_redirects=None, timeout=_USUAL, **kwargs):
        return _Stream(self, self.build_request(method, url, **kwargs), auth=auth, follow_redirects=follow_redirects,
                       timeout=timeout)


class _Stream:
    def __init__(self, client, request, **kwargs):
        self._client, self._request, self._kwargs = client, request, kwargs

    def __enter__(self):
        self._response = self._client.send(self._request, stream=True, **self._kwargs)
        return self._response

    def __exit__(self, *args):
        self._response.close()

    async def __aenter__(self):
        self._response = await self._client.send(self._request, stream=True, **self._kwargs)
        return self._response

    async def __aexit__(self, *args):
        self._response.close()


def _verb(name):
    def here(self, url, **kwargs):
        return self.request(name.upper(), url, **kwargs)

    async def there(self, url, **kwargs):
        return await self.request(name.upper(), url, **kwargs)

    def plain(url, **kwargs):
        return request(name.upper(), url, **kwargs)
    for function, home in ((here, Client), (there, AsyncClient)):
        function.__name__, function.__qualname__ = name, f'{home.__name__}.{name}'
        setattr(home, name, function)
    plain.__name__ = plain.__qualname__ = name
    globals()[name] = plain


for _name in ('get', 'options', 'head', 'post', 'put', 'patch', 'delete'):
    _verb(_name)

_CLIENTS = 'cookies', 'verify', 'trust_env'


def request(method, url, *, timeout=Timeout(5.0), **kwargs):
    own = {name: kwargs.pop(name) for name in _CLIENTS if name in kwargs}
    with Client(timeout=timeout, **own) as client:
        return client.request(method, url, **kwargs)


def stream(method, url, *, timeout=Timeout(5.0), **kwargs):
    return Client(timeout=timeout).stream(method, url, **kwargs)


class codes:
    pass


for _code, _phrase in PHRASES.items():
    setattr(codes, _phrase.upper().replace(' ', '_').replace('-', '_').replace("'", ''), _code)
