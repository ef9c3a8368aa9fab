# requests, over blocking fetches and the modelled network.
import json as _json
from datetime import timedelta
from time import perf_counter

from _http_common import (PHRASES, Failure, Headers, IncompleteRead, RemoteDisconnected, basic, charset, cookies_of, decoded, form, is_own, pairs, place,
                          prepared, redirected, send_now, urlsplit)
from requests import exceptions
from requests.exceptions import *

__version__ = '2.34.2'
_AGENT = f'python-requests/{__version__}'


class CaseInsensitiveDict(Headers):
    def __repr__(self):
        return repr(dict(self._all))


class PreparedRequest:
    def __init__(self, method, url, headers, body, hooks=()):
        self.method, self.url, self.headers, self.body, self.hooks = method, url, headers, body, hooks
        parts = urlsplit(url)
        self.path_url = (parts.path or '/') + (f'?{parts.query}' if parts.query else '')

    def __repr__(self):
        return f'<PreparedRequest [{self.method}]>'


class Response:
    def __init__(self, answer, request, history, timeout):
        self._answer, self.request, self.history, self._timeout = answer, request, history, timeout
        self.status_code, self.reason, self.url = answer.status, answer.reason, answer.url
        self.headers, self._content = CaseInsensitiveDict(answer.headers), None
        kind = self.headers.get('Content-Type', '')
        self.encoding = charset(kind) or ('ISO-8859-1' if 'text' in kind else 'utf-8' if 'application/json' in kind else None)
        self.elapsed, self.cookies = timedelta(0), cookies_of(self.headers)

    def __repr__(self):
        return f'<Response [{self.status_code}]>'

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def is_redirect(self):
        return 'location' in self.headers and self.status_code in (301, 302, 303, 307, 308)

    @property
    def apparent_encoding(self):
        return 'ascii' if self.content.isascii() else 'utf-8'

    def _pieces(self):
        while True:
            try:
                piece = self._answer.more_now()
            except Failure as error:
                raise _error(error, self.request, self._timeout) from None
            if not piece:
                return
            yield piece

    def _read(self):
        if self._content is None:
            self._content = b''.join(self._pieces())
        return self._content

    content = property(_read)

    @property
    def text(self):
        return decoded(self.content, self.encoding or self.apparent_encoding)

    def json(self, **kwargs):
        try:
            return _json.loads(decoded(self.content, self.encoding or 'utf-8'), **kwargs)
        except _json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos) from error

    def iter_content(self, chunk_size=1, decode_unicode=False):
        rest = b''
        for piece in self._pieces() if self._content is None else [self._content]:
            rest += piece
            if chunk_size is None:
                yield rest
                rest = b''
            else:
                end = len(rest) // chunk_size * chunk_size
                for at in range(0, end, chunk_size):
                    part = rest[at:at + chunk_size]
                    yield part.decode(self.encoding, 'replace') if decode_unicode and self.encoding else part
                rest = rest[end:]
        if rest:
            yield rest.decode(self.encoding, 'replace') if decode_unicode and self.encoding else rest

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        rest = b''
        for piece in self._pieces() if self._content is None else [self._content]:
            rest += piece
            lines = rest.split(delimiter) if delimiter else rest.splitlines()
            rest = lines.pop() if lines and (delimiter or not rest.endswith((b'\n', b'\r'))) else b''
            for line in lines:
                yield line.decode(self.encoding) if decode_unicode and self.encoding else line
        if rest:
            yield rest.decode(self.encoding) if decode_unicode and self.encoding else rest

    def raise_for_status(self):
        side = {4: 'Client', 5: 'Server'}.get(self.status_code // 100)
        if side:
            raise HTTPError(f'{self.status_code} {side} Error: {self.reason} for url: {self.url}', response=self)

    def close(self):
        self._answer.close()


def _pool(url):
    host, port = place(url)
    kind = urlsplit(url).scheme.upper()
    return f'{kind}ConnectionPool(host={host!r}, port={port})', f'{kind}Connection(host={host!r}, port={port})'


class _Shown(Exception):
    # urllib3's exceptions, which requests keeps as its own's argument.
    def __init__(self, name, *args):
        super().__init__(*args)
        self._name = name

    def __repr__(self):
        return f'{self._name}({", ".join(map(repr, self.args))})'


def _error(error, request, timeout):
    pool, connection = _pool(request.url)
    kind = error.kind
    if kind == 'refused':
        caused = f'NewConnectionError("{connection}: Failed to establish a new connection: {error.message}")'
        text = f'{pool}: Max retries exceeded with url: {request.path_url} (Caused by {caused})'
        return ConnectionError(_Shown('MaxRetryError', text), request=request)
    if kind == 'timeout':
        text = f'{pool}: Read timed out. (read timeout={timeout})'
        return ReadTimeout(_Shown('ReadTimeoutError', text), request=request)
    if kind == 'url':
        return InvalidURL(error.message, request=request)
    if kind == 'cut':
        lost = IncompleteRead(error.received, error.expected)
        text = f'Connection broken: {error.message or lost}'
        return ChunkedEncodingError(_Shown('ProtocolError', text, lost), request=request)
    return ConnectionError(_Shown('ProtocolError', 'Connection aborted.', RemoteDisconnected()), request=request)


class Request:
    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None,
                 cookies=None, hooks=None, json=None):
        if files:
            raise NotImplementedError("files= isn't part of Loopscope's requests")
        self.method, self.url, self.headers, self.params = method, url, headers or {}, params or {}
        self.data, self.json, self.auth, self.cookies, self.hooks = data or [], json, auth, cookies, hooks

    def __repr__(self):
        return f'<Request [{self.method}]>'

    def prepare(self):
        headers = CaseInsensitiveDict()
        headers.update(self.headers)
        return _prepare(self, self.params, headers, self.auth, self.cookies or {}, _listed(self.hooks))


def _prepare(request, params, headers, auth, cookies, hooks):
    url, data = str(request.url), request.data
    parts = urlsplit(url)
    if not parts.scheme:
        raise MissingSchema(f'Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?')
    if parts.scheme not in ('http', 'https'):
        raise InvalidSchema(f'No connection adapters were found for {url!r}')
    if not parts.hostname:
        raise InvalidURL(f'Invalid URL {url!r}: No host supplied')
    url = prepared(url, params)
    body, kind = b'', None
    if data:
        if isinstance(data, str):
            body = data.encode()
        elif isinstance(data, (bytes, bytearray)):
            body = bytes(data)
        else:
            body, kind = form(data)
    elif request.json is not None:
        body, kind = _json.dumps(request.json).encode(), 'application/json'
    if kind:
        headers.setdefault('Content-Type', kind)
    if auth:
        headers['Authorization'] = basic(auth)
    if cookies and is_own(url):
        headers['Cookie'] = '; '.join(f'{name}={value}' for name, value in cookies.items())
    return PreparedRequest(request.method.upper(), url, headers, body or None, hooks)


class Session:
    def __init__(self):
        self.headers, self.params, self.auth = CaseInsensitiveDict(), {}, None
        self.hooks, self.cookies, self.max_redirects, self.verify = {'response': []}, {}, 30, True
        self.headers.update({'User-Agent': _AGENT, 'Accept': '*/*'})

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        pass

    def mount(self, prefix, adapter):
        pass

    def prepare_request(self, request):
        merged = request.params
        if not isinstance(merged, (str, bytes)):
            merged = [*pairs(self.params), *pairs(merged)]
        headers = self.headers.copy()
        for name, value in pairs(request.headers):
            if value is not None:
                headers[name] = value
            elif name in headers:
                del headers[name]
        cookies = self.cookies | (request.cookies or {})
        hooks = [*_listed(self.hooks), *_listed(request.hooks)]
        return _prepare(request, merged, headers, request.auth or self.auth, cookies, hooks)

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None,
                timeout=None, allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None,
                json=None):
        request = Request(method, url, headers, files, data, params, auth, cookies, hooks, json)
        return self.send(self.prepare_request(request), timeout=timeout, allow_redirects=allow_redirects, stream=stream)

    def send(self, request, *, timeout=None, allow_redirects=True, stream=None, proxies=None, verify=None, cert=None):
        url, headers = request.url, request.headers
        sent = headers.items() if is_own(url) else [
            pair for pair in headers.items() if pair not in (('User-Agent', _AGENT), ('Accept', '*/*'))]
        late = timeout[1] if isinstance(timeout, tuple) else timeout
        asked, history, began = (request.method, url, sent, request.body or b''), [], perf_counter()
        hooks = request.hooks
        while True:
            try:
                answer = send_now(*asked, _AGENT, late)
            except Failure as error:
                raise _error(error, request, late) from None
            response = Response(answer, request, history, late)
            response.elapsed = timedelta(seconds=perf_counter() - began)
            self.cookies.update(response.cookies)
            further = allow_redirects and redirected(answer, *asked)
            if not further:
                break
            response.close()
            history = history + [response]
            if len(history) > self.max_redirects:
                raise TooManyRedirects(f'Exceeded {self.max_redirects} redirects.', response=response)
            asked = further
            request = PreparedRequest(asked[0], asked[1], headers, asked[3] or None)
        for hook in hooks:
            response = hook(response) or response
        if not stream:
            # Not as a property: inside of one nobody else could run, not even the server that is asked.
            response._read()
        return response

    def get(self, url, **kwargs):
        return self.request('GET', url, **kwargs)

    def options(self, url, **kwargs):
        return self.request('OPTIONS', url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault('allow_redirects', False)
        return self.request('HEAD', url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request('POST', url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request('PUT', url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request('PATCH', url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request('DELETE', url, **kwargs)


def _listed(hooks):
    found = (hooks or {}).get('response') or []
    return found if isinstance(found, list) else [found]


def session():
    return Session()


def request(method, url, **kwargs):
    with Session() as session:
        return session.request(method, url, **kwargs)


def get(url, params=None, **kwargs):
    return request('GET', url, params=params, **kwargs)


def options(url, **kwargs):
    return request('OPTIONS', url, **kwargs)


def head(url, **kwargs):
    kwargs.setdefault('allow_redirects', False)
    return request('HEAD', url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request('POST', url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request('PUT', url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request('PATCH', url, data=data, **kwargs)


def delete(url, **kwargs):
    return request('DELETE', url, **kwargs)


class codes:
    pass


for _code, _phrase in PHRASES.items():
    _name = _phrase.lower().replace(' ', '_').replace('-', '_').replace("'", '')
    setattr(codes, _name, _code)
    setattr(codes, _name.upper(), _code)
