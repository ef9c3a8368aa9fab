# aiohttp.web: applications, routes and answers, served over asyncio's streams.
import asyncio
import json as _json
import logging
import re
import time
from urllib.parse import parse_qsl, quote, unquote

from _http_common import PHRASES, charset, pairs, read_body, request_head
from aiohttp import URL, __version__, _Headers, _Query

_SERVER = f'Python/3.13 aiohttp/{__version__}'
_log = logging.getLogger('aiohttp.server')
_access = logging.getLogger('aiohttp.access')


class AppKey:
    def __init__(self, name, t=object):
        self._name, self._t = name, t

    def __repr__(self):
        return f'<AppKey({self._name}, type={self._t.__name__})>'


class _Store:
    def __init__(self):
        self._state = {}

    def __getitem__(self, key):
        return self._state[key]

    def __setitem__(self, key, value):
        self._state[key] = value

    def __delitem__(self, key):
        del self._state[key]

    def __contains__(self, key):
        return key in self._state

    def __iter__(self):
        return iter(self._state)

    def __len__(self):
        return len(self._state)

    def __bool__(self):
        return True

    def get(self, key, default=None):
        return self._state.get(key, default)

    def setdefault(self, key, default=None):
        return self._state.setdefault(key, default)


class StreamResponse(_Store):
    def __init__(self, *, status=200, reason=None, headers=None):
        super().__init__()
        self.headers, self.prepared, self.keep_alive, self._cookies = _Headers(headers), False, None, []
        self.body_length, self._request, self._chunked, self._ended = 0, None, False, False
        self.set_status(status, reason)

    def set_status(self, status, reason=None):
        self.status, self.reason = int(status), PHRASES.get(int(status), '') if reason is None else reason

    @property
    def content_type(self):
        return self.headers.get('Content-Type', 'application/octet-stream').split(';')[0].strip()

    @content_type.setter
    def content_type(self, value):
        encoding = self.charset
        self.headers['Content-Type'] = f'{value}; charset={encoding}' if encoding else value

    @property
    def charset(self):
        return charset(self.headers.get('Content-Type'))

    @property
    def content_length(self):
        length = self.headers.get('Content-Length')
        return None if length is None else int(length)

    @content_length.setter
    def content_length(self, value):
        self.headers['Content-Length'] = str(value)

    def enable_chunked_encoding(self):
        self._chunked = True

    def force_close(self):
        self.keep_alive = False

    def set_cookie(self, name, value, *, expires=None, domain=None, max_age=None, path='/', secure=None,
                   httponly=None, samesite=None):
        text = f'{name}={value}'
        for key, each in (('Domain', domain), ('expires', expires), ('HttpOnly', httponly), ('Max-Age', max_age),
                          ('Path', path), ('SameSite', samesite), ('Secure', secure)):
            if each is True:
                text += f'; {key}'
            elif each is not None and each is not False:
                text += f'; {key}={each}'
        self._cookies.append(text)

    def del_cookie(self, name, *, domain=None, path='/'):
        self.set_cookie(name, '""', domain=domain, path=path, max_age=0, expires='Thu, 01 Jan 1970 00:00:00 GMT')

    async def prepare(self, request):
        if self.prepared:
            return
        self.prepared, self._request = True, request
        if self.keep_alive is None:
            self.keep_alive = request.keep_alive
        for app in request._apps:
            await app._send(app.on_response_prepare, request, self)
        self._bodiless = request.method == 'HEAD' or self.status in (204, 304)
        if self.status in (204, 304):
            self._chunked = False
        elif self.content_length is None:
            if request.version == '1.1':
                self._chunked = True
            else:
                self.keep_alive = False
        if self._chunked:
            self.headers['Transfer-Encoding'] = 'chunked'
        self.headers.setdefault('Content-Type', 'application/octet-stream')
        self.headers.setdefault('Date', time.strftime('%a, %d %b %Y %H:%M:%S GMT', time.gmtime()))
        self.headers.setdefault('Server', _SERVER)
        if not self.keep_alive and request.version == '1.1':
            self.headers.setdefault('Connection', 'close')
        elif self.keep_alive and request.version == '1.0':
            self.headers.setdefault('Connection', 'keep-alive')
        lines = self.headers.items() + [('Set-Cookie', cookie) for cookie in self._cookies]
        head = f'HTTP/{request.version} {self.status} {self.reason}\r\n'
        head += ''.join(f'{name}: {value}\r\n' for name, value in lines)
        request._writer.write(head.encode('utf-8') + b'\r\n')

    async def write(self, data):
        if not self.prepared:
            raise RuntimeError('Cannot call write() before prepare()')
        if self._ended:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data or self._bodiless:
            return
        self.body_length += len(data)
        if self._chunked:
            data = f'{len(data):x}\r\n'.encode() + data + b'\r\n'
        self._request._writer.write(data)
        await self._request._writer.drain()

    async def write_eof(self, data=b''):
        if self._ended:
            return
        await self.write(data)
        self._ended = True
        if self._chunked and not self._bodiless:
            self._request._writer.write(b'0\r\n\r\n')
        await self._request._writer.drain()


class Response(StreamResponse):
    def __init__(self, *, body=None, status=200, reason=None, text=None, headers=None, content_type=None,
                 charset=None):
        if body is not None and text is not None:
            raise ValueError('body and text are not allowed together')
        StreamResponse.__init__(self, status=status, reason=reason, headers=headers)
        if text is not None and content_type is None and 'Content-Type' not in self.headers:
            content_type = 'text/plain'
        if text is not None and charset is None:
            charset = 'utf-8'
        if content_type is not None:
            self.headers['Content-Type'] = f'{content_type}; charset={charset}' if charset else content_type
        self.body = body if text is None else text.encode(charset)

    @property
    def text(self):
        return None if self.body is None else self.body.decode(self.charset or 'utf-8')

    @text.setter
    def text(self, value):
        if 'Content-Type' not in self.headers:
            self.headers['Content-Type'] = 'text/plain; charset=utf-8'
        self.body = value.encode(self.charset or 'utf-8')

    async def prepare(self, request):
        if isinstance(self.body, str):
            self.text = self.body
        if not self._chunked and self.status not in (204, 304):
            self.headers.setdefault('Content-Length', str(len(self.body or b'')))
        await StreamResponse.prepare(self, request)

    async def write_eof(self, data=b''):
        await StreamResponse.write_eof(self, data if self._ended else self.body or b'')


def json_response(data=None, *, text=None, body=None, status=200, reason=None, headers=None,
                  content_type='application/json', dumps=_json.dumps):
    if text is None and body is None:
        text = dumps(data)
    return Response(text=text, body=body, status=status, reason=reason, headers=headers, content_type=content_type)


class HTTPException(Response, Exception):
    status_code = -1
    empty_body = False

    def __init__(self, *, headers=None, reason=None, body=None, text=None, content_type=None):
        Response.__init__(self, status=self.status_code, headers=headers, reason=reason, body=body, text=text,
                          content_type=content_type)
        Exception.__init__(self, self.reason)
        if self.body is None and not self.empty_body:
            self.text = f'{self.status}: {self.reason}'

    def __bool__(self):
        return True


class HTTPError(HTTPException):
    pass


class HTTPSuccessful(HTTPException):
    pass


class HTTPRedirection(HTTPException):
    pass


class HTTPClientError(HTTPError):
    pass


class HTTPServerError(HTTPError):
    pass


class _HTTPMove(HTTPRedirection):
    def __init__(self, location, **options):
        if not location:
            raise ValueError('HTTP redirects need a location to redirect to.')
        super().__init__(**options)
        self.headers['Location'], self.location = str(location), location


class HTTPMethodNotAllowed(HTTPClientError):
    status_code = 405

    def __init__(self, method, allowed_methods, **options):
        super().__init__(**options)
        self.headers['Allow'] = ','.join(sorted(allowed_methods))
        self.method, self.allowed_methods = method, set(allowed_methods)


def _name_exceptions():
    # One class for each status that has a phrase.
    for status, phrase in PHRASES.items():
        base = (HTTPSuccessful if status < 300 else _HTTPMove if status in (301, 302, 303, 307, 308) else
                HTTPRedirection if status < 400 else HTTPClientError if status < 500 else HTTPServerError)
        name = 'HTTP' + ''.join(part for part in re.split(r"[ \-']", phrase))
        if status != 405:
            globals()[{'HTTPOK': 'HTTPOk', 'HTTPImaTeapot': 'HTTPImATeapot'}.get(name, name)] = type(
                name, (base,), {'status_code': status, 'empty_body': status in (204, 205, 304)})


_name_exceptions()


class Request(_Store):
    def __init__(self, method, target, version, headers, reader, writer):
        super().__init__()
        self.method, self.version, self.headers = method, version, _Headers(headers)
        self.path_qs, self._writer, self._reader, self._body = target, writer, reader, None
        self.rel_url = URL(target)
        self.path, self.query_string = unquote(target.partition('?')[0]), unquote(target.partition('?')[2])
        self.query = _Query(parse_qsl(target.partition('?')[2], keep_blank_values=True))
        self.host, self.scheme, self.transport = self.headers.get('Host', ''), 'http', writer.transport
        self.url = URL(f'http://{self.host}{target}')
        self.remote = (writer.get_extra_info('peername') or (None,))[0]
        connection = self.headers.get('Connection', '').lower()
        self.keep_alive = connection != 'close' if version == '1.1' else connection == 'keep-alive'
        self.match_info, self._apps = None, ()
        self.content_type = self.headers.get('Content-Type', 'application/octet-stream').split(';')[0].strip()
        self.charset = charset(self.headers.get('Content-Type'))
        length = self.headers.get('Content-Length')
        self.content_length = None if length is None else int(length)
        self.can_read_body = self.body_exists = bool(self.content_length) or 'Transfer-Encoding' in self.headers

    def __repr__(self):
        return f'<Request {self.method} {self.path} >'

    @property
    def app(self):
        return self._apps[-1]

    @property
    def cookies(self):
        found = (part.strip().partition('=') for part in self.headers.get('Cookie', '').split(';'))
        return {name: value for name, _, value in found if name}

    async def read(self):
        if self._body is None:
            self._body = await read_body(self._reader, self.headers, self.app._limit if self._apps else 0)
            if self._body is None:
                raise HTTPRequestEntityTooLarge()
        return self._body

    async def text(self):
        return (await self.read()).decode(self.charset or 'utf-8')

    async def json(self, *, loads=_json.loads):
        return loads(await self.text())

    async def post(self):
        if self.content_type.startswith('multipart/'):
            raise NotImplementedError('forms in multipart/form-data are not modelled here; send urlencoded ones')
        return _Query(parse_qsl(await self.text(), keep_blank_values=True))


class View:
    def __init__(self, request):
        self.request = request

    def __await__(self):
        return self._answer().__await__()

    async def _answer(self):
        method = getattr(self, self.request.method.lower(), None)
        if method is None:
            names = 'CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE'.split()
            raise HTTPMethodNotAllowed(self.request.method, {n for n in names if hasattr(self, n.lower())})
        return await method()


class WebSocketResponse:
    def __init__(self, **options):
        raise NotImplementedError('aiohttp.web has no WebSockets here; answer with a Response or a StreamResponse')


class RouteDef:
    def __init__(self, method, path, handler, kwargs):
        self.method, self.path, self.handler, self.kwargs = method, path, handler, kwargs

    def register(self, router):
        router.add_route(self.method, self.path, self.handler, **self.kwargs)


def route(method, path, handler, **options):
    return RouteDef(method, path, handler, options)


def get(path, handler, **options):
    return route('GET', path, handler, **options)


def post(path, handler, **options):
    return route('POST', path, handler, **options)


def put(path, handler, **options):
    return route('PUT', path, handler, **options)


def patch(path, handler, **options):
    return route('PATCH', path, handler, **options)


def delete(path, handler, **options):
    return route('DELETE', path, handler, **options)


def head(path, handler, **options):
    return route('HEAD', path, handler, **options)


def view(path, handler, **options):
    return route('*', path, handler, **options)


class RouteTableDef(list):
    def route(self, method, path, **options):
        def keep(handler):
            self.append(RouteDef(method, path, handler, options))
            return handler
        return keep

    def get(self, path, **options):
        return self.route('GET', path, **options)

    def post(self, path, **options):
        return self.route('POST', path, **options)

    def put(self, path, **options):
        return self.route('PUT', path, **options)

    def patch(self, path, **options):
        return self.route('PATCH', path, **options)

    def delete(self, path, **options):
        return self.route('DELETE', path, **options)

    def head(self, path, **options):
        return self.route('HEAD', path, **options)

    def view(self, path, **options):
        return self.route('*', path, **options)


class _Resource:
    def __init__(self, path, name):
        self.canonical, self.name, self.prefix, self.routes = path, name, '', {}
        pattern, shown = '', ''
        for part in re.split(r'(\{[_a-zA-Z][^{}]*(?:\{[^{}]*\}[^{}]*)*\})', path):
            if part.startswith('{'):
                key, _, rule = part[1:-1].partition(':')
                pattern += f'(?P<{key}>{rule or "[^{}/]+"})'
                shown += '{' + key + '}'
            else:
                pattern += re.escape(part)
                shown += part
        self.canonical, self.pattern = shown, re.compile(pattern)

    def url_for(self, **parts):
        path = re.sub(r'\{(\w+)\}', lambda found: quote(str(parts[found[1]]), safe=''), self.canonical)
        return URL(self.prefix + path)


class _Mounted:
    def __init__(self, prefix, app):
        self.prefix, self.app = prefix, app


class UrlDispatcher:
    def __init__(self):
        self._resources, self._named = [], {}

    def __getitem__(self, name):
        return self._named[name]

    def __contains__(self, name):
        return name in self._named

    def add_route(self, method, path, handler, *, name=None, expect_handler=None):
        if path and not path.startswith('/'):
            raise ValueError('path should be started with / or be empty')
        last = self._resources[-1] if self._resources else None
        if not isinstance(last, _Resource) or last._path != path or last.name != name and name is not None:
            if name is not None and name in self._named:
                raise ValueError(f'Duplicate {name!r}, already handled by {self._named[name]!r}')
            last = _Resource(path, name)
            last._path = path
            self._resources.append(last)
            if name is not None:
                self._named[name] = last
        method = method.upper()
        if method in last.routes or '*' in last.routes:
            raise RuntimeError('Added route will never be executed, method '
                               f'{method} is already registered')
        last.routes[method] = handler
        return last

    def add_get(self, path, handler, *, name=None, allow_head=True, **options):
        if allow_head:
            self.add_route('HEAD', path, handler, name=name)
        return self.add_route('GET', path, handler, name=name)

    def add_post(self, path, handler, **options):
        return self.add_route('POST', path, handler, **options)

    def add_put(self, path, handler, **options):
        return self.add_route('PUT', path, handler, **options)

    def add_patch(self, path, handler, **options):
        return self.add_route('PATCH', path, handler, **options)

    def add_delete(self, path, handler, **options):
        return self.add_route('DELETE', path, handler, **options)

    def add_head(self, path, handler, **options):
        return self.add_route('HEAD', path, handler, **options)

    def add_view(self, path, handler, **options):
        return self.add_route('*', path, handler, **options)

    def add_routes(self, routes):
        for each in routes:
            if each.method == 'GET':
                self.add_get(each.path, each.handler, **each.kwargs)
            else:
                each.register(self)

    def find(self, method, path):
        """The handler, the path's variables, and the applications on the way to it."""
        allowed = set()
        for resource in self._resources:
            if isinstance(resource, _Mounted):
                if path == resource.prefix or path.startswith(resource.prefix + '/'):
                    handler, found, apps = resource.app.router.find(method, path[len(resource.prefix):])
                    return handler, found, [resource.app, *apps]
            elif (found := resource.pattern.fullmatch(path)) is not None:
                handler = resource.routes.get(method) or resource.routes.get('*')
                if handler is not None:
                    return handler, {key: unquote(value) for key, value in found.groupdict().items()}, []
                allowed |= set(resource.routes)
        error = HTTPMethodNotAllowed(method, allowed) if allowed else HTTPNotFound()

        async def refuse(request):
            raise error
        return refuse, {}, []


def middleware(function):
    return function


class Application(_Store):
    def __init__(self, *, logger=None, middlewares=(), client_max_size=1024 ** 2, **options):
        super().__init__()
        self.router, self.middlewares, self._limit = UrlDispatcher(), list(middlewares), client_max_size
        self.on_startup, self.on_shutdown, self.on_cleanup, self.on_response_prepare = [], [], [], []
        self.cleanup_ctx, self._exits, self._subapps, self.logger = [], [], [], logger

    def __repr__(self):
        return f'<Application 0x{id(self):x}>'

    def add_routes(self, routes):
        self.router.add_routes(routes)

    def add_subapp(self, prefix, subapp):
        prefix = prefix.rstrip('/')
        if not prefix:
            raise ValueError('Prefix cannot be empty')
        for resource in subapp.router._resources:
            resource.prefix = prefix + resource.prefix
        self.router._resources.append(_Mounted(prefix, subapp))
        self._subapps.append(subapp)

    async def _send(self, signal, *values):
        for receiver in signal:
            await receiver(*values)

    async def startup(self):
        for context in self.cleanup_ctx:
            entered = context(self)
            if hasattr(entered, '__anext__'):
                await entered.__anext__()
            else:
                await entered.__aenter__()
            self._exits.append(entered)
        await self._send(self.on_startup, self)
        for app in self._subapps:
            await app.startup()

    async def shutdown(self):
        await self._send(self.on_shutdown, self)
        for app in self._subapps:
            await app.shutdown()

    async def cleanup(self):
        while self._exits:
            left = self._exits.pop()
            if not hasattr(left, '__anext__'):
                await left.__aexit__(None, None, None)
                continue
            try:
                await left.__anext__()
            except StopAsyncIteration:
                continue
            raise RuntimeError(f"{left!r} has more than one 'yield'")
        await self._send(self.on_cleanup, self)
        for app in self._subapps:
            await app.cleanup()

    async def _handle(self, request):
        handler, request.match_info, apps = self.router.find(request.method, request.rel_url.path)
        request._apps = [self, *apps]
        for app in reversed(request._apps):
            for each in reversed(app.middlewares):
                handler = _wrapped(each, handler)
        return await handler(request)


def _wrapped(outer, handler):
    async def call(request):
        return await outer(request, handler)
    return call


class AppRunner:
    def __init__(self, app, *, access_log=_access, shutdown_timeout=60.0, keepalive_timeout=75.0, **options):
        self.app, self.sites, self._access, self._tasks = app, [], access_log, set()
        self._keep, self._busy, self._timeout = keepalive_timeout, set(), shutdown_timeout

    addresses = property(lambda self: [sock.getsockname() for site in self.sites
                                       for sock in site._server.sockets])

    async def setup(self):
        await self.app.startup()

    async def cleanup(self):
        for site in list(self.sites):
            await site.stop()
        for task in self._tasks - self._busy:
            task.cancel()
        await self.app.shutdown()
        if self._busy:
            await asyncio.wait(list(self._busy), timeout=self._timeout)
        for task in list(self._tasks):
            task.cancel()
        await self.app.cleanup()

    async def _serve(self, reader, writer):
        task = asyncio.current_task()
        self._tasks.add(task)
        try:
            while await self._one(task, reader, writer):
                pass
        except (ConnectionError, TimeoutError, asyncio.CancelledError, asyncio.IncompleteReadError):
            pass
        finally:
            self._tasks.discard(task)
            self._busy.discard(task)
            writer.close()

    async def _one(self, task, reader, writer):
        # A request and its answer; whether another may follow.
        head = await asyncio.wait_for(reader.readuntil(b'\r\n\r\n'), self._keep)
        self._busy.add(task)
        try:
            method, target, version, headers = request_head(head[:-4])
            request = Request(method, target.decode('latin-1'), version,
                              [(name.decode('latin-1'), value.decode('latin-1')) for name, value in headers],
                              reader, writer)
        except ValueError:
            body = b'Bad Request'
            writer.write(b'HTTP/1.0 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n'
                         b'Content-Length: 11\r\nConnection: close\r\n\r\n' + body)
            return False
        if request.headers.get('Expect', '').lower() == '100-continue':
            writer.write(b'HTTP/1.1 100 Continue\r\n\r\n')
        response = await self._answer(request)
        if self._access is not None and self._access.isEnabledFor(20):
            when = time.strftime('[%d/%b/%Y:%H:%M:%S +0000]', time.gmtime())
            asked = request.headers
            self._access.info(f'{request.remote} {when} "{method} {request.path_qs} HTTP/{version}" {response.status} '
                              f'{response.body_length} "{asked.get("Referer", "-")}" "{asked.get("User-Agent", "-")}"')
        # What nobody read of the body would be taken for the next request.
        if response.keep_alive and request.body_exists and request._body is None:
            await request.read()
        self._busy.discard(task)
        return response.keep_alive

    async def _answer(self, request):
        try:
            response = await self.app._handle(request)
        except HTTPException as error:
            response = error
        except Exception as error:
            _log.error('Error handling request from %s', request.remote, exc_info=error)
            response = Response(status=500, text='500 Internal Server Error\n\nServer got itself in trouble')
            response.force_close()
        if not isinstance(response, StreamResponse):
            _log.error('Missing return statement on request handler')
            response = HTTPInternalServerError()
        await response.prepare(request)
        await response.write_eof()
        return response


class TCPSite:
    def __init__(self, runner, host=None, port=None, *, backlog=128, **options):
        self._runner, self._host, self._backlog = runner, host, backlog
        self._port = 8080 if port is None else port

    @property
    def name(self):
        return f'http://{self._host or "0.0.0.0"}:{self._port}'

    async def start(self):
        self._server = await asyncio.start_server(self._runner._serve, self._host, self._port, backlog=self._backlog)
        self._port = self._port or self._server.sockets[0].getsockname()[1]
        self._runner.sites.append(self)

    async def stop(self):
        self._runner.sites.remove(self)
        self._server.close()


async def _run(app, host, port, print, options):
    runner = AppRunner(await app if asyncio.iscoroutine(app) else app, **options)
    await runner.setup()
    try:
        for each in [host] if host is None or isinstance(host, str) else host:
            await TCPSite(runner, each, port).start()
        if print:
            names = ', '.join(sorted(site.name for site in runner.sites))
            print(f'======== Running on {names} ========\n(Press CTRL+C to quit)')
        while True:
            await asyncio.sleep(3600)
    finally:
        await runner.cleanup()


def run_app(app, *, host=None, port=None, print=print, loop=None, **options):
    try:
        asyncio.run(_run(app, host, port, print, options))
    except KeyboardInterrupt:
        pass
