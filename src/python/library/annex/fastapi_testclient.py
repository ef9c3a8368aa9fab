# fastapi.testclient: asks an ASGI application without a network.
import asyncio
import json as _json
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit
from _asgi import ask
from starlette import Headers, URL


class HTTPStatusError(Exception):
    pass


class Response:
    def __init__(self, status, headers, content, url, method):
        self.status_code, self.headers, self.content, self.url = status, headers, content, URL(url)
        self.history, self.cookies, self._method = [], {}, method

    @property
    def text(self):
        return self.content.decode('utf-8', 'replace')

    @property
    def reason_phrase(self):
        try:
            return HTTPStatus(self.status_code).phrase
        except ValueError:
            return ''

    is_success = property(lambda self: 200 <= self.status_code < 300)
    is_error = property(lambda self: self.status_code >= 400)
    is_redirect = property(lambda self: 300 <= self.status_code < 400 and 'location' in self.headers)
    is_client_error = property(lambda self: 400 <= self.status_code < 500)
    is_server_error = property(lambda self: self.status_code >= 500)

    def json(self, **options):
        return _json.loads(self.content, **options)

    def iter_lines(self):
        yield from self.text.splitlines()

    def iter_text(self):
        yield self.text

    def iter_bytes(self):
        yield self.content

    def read(self):
        return self.content

    def raise_for_status(self):
        if self.is_success:
            return self
        kind = {1: 'Informational response', 3: 'Redirect response', 4: 'Client error', 5: 'Server error'}[
            self.status_code // 100]
        raise HTTPStatusError(f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'\nFor more "
                              f'information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/'
                              f'{self.status_code}')

    def __repr__(self):
        return f'<Response [{self.status_code} {self.reason_phrase}]>'

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


class TestClient:
    __test__ = False

    def __init__(self, app, base_url='http://testserver', raise_server_exceptions=True, root_path='', backend='asyncio',
                 backend_options=None, cookies=None, headers=None, follow_redirects=True,
                 client=('testclient', 50000)):
        self.app, self.base_url, self.follow_redirects = app, base_url, follow_redirects
        self._raises, self._root, self._client = raise_server_exceptions, root_path, client
        self.cookies, self.headers = dict(cookies or {}), Headers(
            {'host': urlsplit(base_url).netloc, 'accept': '*/*', 'accept-encoding': 'gzip, deflate',
             'connection': 'keep-alive', 'user-agent': 'testclient', **(headers or {})})
        self.app_state, self._loop = {}, None

    def _run(self, coroutine):
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
        return self._loop.run_until_complete(coroutine)

    def __enter__(self):
        self._run(self._start())
        return self

    def __exit__(self, *exc):
        self._run(self._stop())
        self.close()

    def close(self):
        if self._loop is not None:
            self._loop.close()
            self._loop = None

    async def _start(self):
        self._in, self._out = asyncio.Queue(), asyncio.Queue()
        self._in.put_nowait({'type': 'lifespan.startup'})
        self._life = asyncio.ensure_future(self.app({'type': 'lifespan', 'state': self.app_state}, self._in.get,
                                                    self._out.put))
        if (await self._out.get())['type'] == 'lifespan.startup.failed':
            await self._life

    async def _stop(self):
        self._in.put_nowait({'type': 'lifespan.shutdown'})
        await self._life

    def request(self, method, url, *, content=None, data=None, json=None, params=None, headers=None, cookies=None,
                auth=None, follow_redirects=None, timeout=None, files=None, extensions=None):
        if files is not None:
            raise NotImplementedError("uploads aren't part of Loopscope: multipart forms can't be read here")
        url = urljoin(self.base_url + '/', str(url).lstrip('/') if not str(url).startswith('http') else str(url))
        if params is not None:
            pairs = params.items() if hasattr(params, 'items') else params
            flat = []
            for key, value in pairs:
                flat += [(key, each) for each in (value if isinstance(value, (list, tuple)) else [value])]
            shown = {True: 'true', False: 'false', None: ''}
            flat = [(key, shown[each] if each is None or isinstance(each, bool) else each) for key, each in flat]
            url = url.partition('?')[0] + '?' + urlencode(flat)
        sent = Headers([pair for pair in self.headers.multi_items()])
        jar = {**self.cookies, **(cookies or {})}
        if jar:
            sent['cookie'] = '; '.join([f'{key}={value}' for key, value in jar.items()])
        body = content if content is not None else b''
        if json is not None:
            body = _json.dumps(json, ensure_ascii=False, separators=(',', ':'), allow_nan=False)
            kind = 'application/json'
        elif data is not None:
            body, kind = urlencode(data, doseq=True), 'application/x-www-form-urlencoded'
        else:
            kind = None
        body = body.encode() if isinstance(body, str) else body
        if body or method in ('POST', 'PUT', 'PATCH'):
            sent['content-length'] = str(len(body))
        if kind:
            sent['content-type'] = kind
        if auth:
            import base64
            sent['authorization'] = 'Basic ' + base64.b64encode(':'.join(auth).encode()).decode()
        sent.update(headers or {})
        history = []
        while True:
            response = self._run(self._ask(method, url, sent, body))
            response.history = list(history)
            for line in response.headers.getlist('set-cookie'):
                key, _, value = line.partition(';')[0].partition('=')
                value = value.strip('"')
                if 'max-age=0' in line.lower():
                    self.cookies.pop(key, None)
                else:
                    self.cookies[key] = response.cookies[key] = value
            if self.cookies:
                sent['cookie'] = '; '.join([f'{key}={value}' for key, value in {**jar, **self.cookies}.items()])
            follow = self.follow_redirects if follow_redirects is None else follow_redirects
            if not follow or not response.is_redirect:
                return response
            history.append(response)
            url = urljoin(url, response.headers['location'])
            if response.status_code == 303 and method != 'HEAD' or response.status_code == 302 and method != 'HEAD' \
                    or response.status_code == 301 and method == 'POST':
                method, body = 'GET', b''
                del sent['content-length'], sent['content-type']

    async def _ask(self, method, url, headers, body):
        server = urlsplit(url)
        status, head, answer = await ask(
            self.app, method, url, headers.raw, body, root_path=self._root, client=self._client, raises=self._raises,
            server=(server.hostname, server.port or 80), state=dict(self.app_state))
        return Response(status, Headers(raw=head), answer, url, method)

    def stream(self, method, url, **options):
        return self.request(method, url, **options)

    def websocket_connect(self, *args, **kwargs):
        raise NotImplementedError("WebSockets aren't part of Loopscope")


for _name in ('get', 'post', 'put', 'patch', 'delete', 'head', 'options'):
    setattr(TestClient, _name, (lambda name: lambda self, url, **options: self.request(name, url, **options))(
        _name.upper()))
