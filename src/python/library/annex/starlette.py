# starlette: requests, responses, routes and middleware of an ASGI application.
import asyncio as _asyncio
import contextvars as _contextvars
import inspect as _inspect
import json as _json
import re as _re
import sys as _sys
from functools import partial as _partial
from http import HTTPStatus as _HTTPStatus
from urllib.parse import parse_qsl as _parse_qsl, quote as _quote, urlencode as _urlencode

__version__ = '1.10.0'
_pool = None


async def run_in_threadpool(func, *args, **kwargs):
    # At most forty threads, as anyio's limiter has it; who comes later waits in line.
    global _pool
    if _pool is None:
        from concurrent.futures import ThreadPoolExecutor
        _pool = ThreadPoolExecutor(40, 'AnyIO worker thread')
    context = _contextvars.copy_context()
    return await _asyncio.get_running_loop().run_in_executor(_pool, _partial(context.run, func, *args, **kwargs))


def _end_pool():
    # anyio's threads end with the loop that they worked for.
    global _pool
    pool, _pool = _pool, None
    if pool is not None:
        pool.shutdown()


def _is_async(function):
    while isinstance(function, _partial):
        function = function.func
    return _inspect.iscoroutinefunction(function) or \
        not isinstance(function, type) and _inspect.iscoroutinefunction(getattr(function, '__call__', None))


async def _invoke(function, *args, **kwargs):
    if _is_async(function):
        return await function(*args, **kwargs)
    return await run_in_threadpool(function, *args, **kwargs)


# What is in a request

class HTTPException(Exception):
    def __init__(self, status_code, detail=None, headers=None):
        self.status_code, self.headers = status_code, headers
        self.detail = _HTTPStatus(status_code).phrase if detail is None else detail

    def __str__(self):
        return f'{self.status_code}: {self.detail}'

    def __repr__(self):
        return f'{type(self).__name__}(status_code={self.status_code!r}, detail={self.detail!r})'


class WebSocketException(Exception):
    pass


class ClientDisconnect(Exception):
    pass


class State:
    def __init__(self, state=None):
        self.__dict__['_state'] = {} if state is None else state

    def __setattr__(self, name, value):
        self._state[name] = value

    def __getattr__(self, name):
        try:
            return self.__dict__['_state'][name]
        except KeyError:
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}') from None

    def __delattr__(self, name):
        del self._state[name]


class Address(tuple):
    def __new__(cls, host, port):
        return super().__new__(cls, (host, port))

    host = property(lambda self: self[0])
    port = property(lambda self: self[1])

    def __repr__(self):
        return f'Address(host={self[0]!r}, port={self[1]!r})'


class _Pairs:
    # Names with perhaps several values; as a mapping it has one of each.
    def __init__(self, pairs=()):
        self._list = list(pairs.items() if hasattr(pairs, 'items') else pairs)

    def _name(self, name):
        return name

    def __getitem__(self, name):
        for key, value in self._order():
            if key == self._name(name):
                return value
        raise KeyError(name)

    def _order(self):
        return reversed(self._list)

    def __contains__(self, name):
        return any(key == self._name(name) for key, _ in self._list)

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def get(self, name, default=None):
        try:
            return self[name]
        except KeyError:
            return default

    def getlist(self, name):
        return [value for key, value in self._list if key == self._name(name)]

    def keys(self):
        return dict(self._list).keys()

    def values(self):
        return dict(self.items()).values()

    def items(self):
        return {key: self[key] for key, _ in self._list}.items()

    def multi_items(self):
        return list(self._list)

    def __eq__(self, other):
        return sorted(self._list) == sorted(getattr(other, '_list', ()))

    def __repr__(self):
        return f'{type(self).__name__}({dict(self.items())!r})'


class QueryParams(_Pairs):
    def __init__(self, pairs=()):
        if isinstance(pairs, (str, bytes)):
            pairs = _parse_qsl(pairs if isinstance(pairs, str) else pairs.decode('latin-1'), keep_blank_values=True)
        super().__init__(pairs)

    def __str__(self):
        return _urlencode(self._list)

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'


class FormData(_Pairs):
    pass


class Headers(_Pairs):
    def __init__(self, headers=None, raw=None):
        if raw is not None:
            headers = [(key.decode('latin-1'), value.decode('latin-1')) for key, value in raw]
        super().__init__([(key.lower(), value) for key, value in
                          (headers.items() if hasattr(headers, 'items') else headers or ())])

    def _name(self, name):
        return name.lower()

    def _order(self):
        return self._list

    @property
    def raw(self):
        return [(key.encode('latin-1'), value.encode('latin-1')) for key, value in self._list]

    def __setitem__(self, name, value):
        name = name.lower()
        for at, (key, _) in enumerate(self._list):
            if key == name:
                self._list[at:] = [(name, value)] + [pair for pair in self._list[at + 1:] if pair[0] != name]
                return
        self._list.append((name, value))

    def __delitem__(self, name):
        self._list[:] = [pair for pair in self._list if pair[0] != name.lower()]

    def setdefault(self, name, value):
        if name not in self:
            self[name] = value
        return self[name]

    def append(self, name, value):
        self._list.append((name.lower(), value))

    def update(self, other):
        for name, value in other.items():
            self[name] = value

    def mutablecopy(self):
        return Headers(self._list)


MutableHeaders = Headers


class URL:
    def __init__(self, url=''):
        from urllib.parse import urlsplit
        self._url = url
        parts = urlsplit(url)
        self.scheme, self.netloc, self.path, self.query = parts.scheme, parts.netloc, parts.path, parts.query
        self.fragment, self.hostname, self.port = parts.fragment, parts.hostname, parts.port
        self.is_secure = self.scheme in ('https', 'wss')

    def include_query_params(self, **params):
        pairs = {**dict(_parse_qsl(self.query)), **{key: str(value) for key, value in params.items()}}
        return URL(self._url.partition('?')[0] + '?' + _urlencode(pairs))

    def replace(self, **parts):
        from urllib.parse import urlsplit
        return URL(urlsplit(self._url)._replace(**parts).geturl())

    def __str__(self):
        return self._url

    def __repr__(self):
        return f'URL({self._url!r})'

    def __eq__(self, other):
        return str(self) == str(other)


class HTTPConnection:
    def __init__(self, scope, receive=None):
        self.scope = scope

    app = property(lambda self: self.scope['app'])
    path_params = property(lambda self: self.scope.get('path_params', {}))

    def __getitem__(self, key):
        return self.scope[key]

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)

    @property
    def url(self):
        scope = self.scope
        host = self.headers.get('host') or '%s:%s' % tuple(scope.get('server') or ('127.0.0.1', 80))
        query = scope.get('query_string', b'').decode()
        return URL(f'{scope.get("scheme", "http")}://{host}{_quote(scope["path"])}{"?" + query if query else ""}')

    @property
    def base_url(self):
        url = self.url
        return URL(f'{url.scheme}://{url.netloc}/')

    @property
    def headers(self):
        if not hasattr(self, '_headers'):
            self._headers = Headers(raw=self.scope['headers'])
        return self._headers

    @property
    def query_params(self):
        return QueryParams(self.scope.get('query_string', b''))

    @property
    def cookies(self):
        made = {}
        for part in self.headers.get('cookie', '').split(';'):
            key, _, value = part.partition('=')
            if key.strip():
                made[key.strip()] = value.strip().strip('"')
        return made

    @property
    def client(self):
        client = self.scope.get('client')
        return None if client is None else Address(*client)

    @property
    def state(self):
        return State(self.scope.setdefault('state', {}))

    def url_for(self, name, /, **params):
        return URL(str(self.base_url).rstrip('/') + self.scope['app'].url_path_for(name, **params))


class Request(HTTPConnection):
    def __init__(self, scope, receive=None, send=None):
        super().__init__(scope)
        self._receive, self._send = receive, send
        self._disconnected = False

    method = property(lambda self: self.scope['method'])
    receive = property(lambda self: self._receive)

    async def stream(self):
        if hasattr(self, '_body'):
            yield self._body
            yield b''
            return
        while True:
            message = await self._receive()
            if message['type'] == 'http.disconnect':
                raise ClientDisconnect()
            if message.get('body'):
                yield message['body']
            if not message.get('more_body', False):
                break
        yield b''

    async def body(self):
        if not hasattr(self, '_body'):
            chunks = []
            async for chunk in self.stream():
                chunks.append(chunk)
            self._body = b''.join(chunks)
        return self._body

    async def json(self):
        return _json.loads(await self.body())

    async def form(self, **limits):
        kind = self.headers.get('content-type', '')
        if kind.startswith('multipart/'):
            raise NotImplementedError("multipart forms aren't part of Loopscope: send the form urlencoded")
        if not kind.startswith('application/x-www-form-urlencoded'):
            return FormData()
        return FormData(_parse_qsl((await self.body()).decode(), keep_blank_values=True))

    async def is_disconnected(self):
        return self._disconnected


# Answers

class Response:
    media_type = None
    charset = 'utf-8'

    def __init__(self, content=None, status_code=200, headers=None, media_type=None, background=None):
        self.status_code, self.background = status_code, background
        if media_type is not None:
            self.media_type = media_type
        self.body = self.render(content)
        self._init_headers(headers)

    def _init_headers(self, headers):
        self.headers = Headers(headers)
        body = getattr(self, 'body', None)
        if body is not None and 'content-length' not in self.headers and not (
                self.status_code < 200 or self.status_code in (204, 304)):
            self.headers['content-length'] = str(len(body))
        kind = self.media_type
        if kind is not None and 'content-type' not in self.headers:
            if kind.startswith('text/') and 'charset=' not in kind:
                kind += '; charset=' + self.charset
            self.headers['content-type'] = kind

    raw_headers = property(lambda self: self.headers.raw)

    def render(self, content):
        if content is None:
            return b''
        return bytes(content) if isinstance(content, (bytes, bytearray)) else content.encode(self.charset)

    def set_cookie(self, key, value='', max_age=None, expires=None, path='/', domain=None, secure=False,
                   httponly=False, samesite='lax', partitioned=False):
        text = f'{key}={value}' if _re.fullmatch(r"[\w!#$%&'*+.^`|~:/-]+", value) else f'{key}="{value}"'
        if isinstance(expires, int):
            import time
            expires = time.strftime('%a, %d %b %Y %H:%M:%S GMT', time.gmtime(time.time() + expires))
        for name, part in (('Domain', domain), ('expires', expires), ('HttpOnly', httponly), ('Max-Age', max_age),
                           ('Path', path), ('SameSite', samesite), ('Secure', secure)):
            if part is not None and part is not False:
                text += f'; {name}' if part is True else f'; {name}={part}'
        self.headers.append('set-cookie', text)

    def delete_cookie(self, key, path='/', domain=None, secure=False, httponly=False, samesite='lax'):
        self.set_cookie(key, max_age=0, expires=0, path=path, domain=domain, secure=secure, httponly=httponly,
                        samesite=samesite)

    async def _start(self, send):
        await send({'type': 'http.response.start', 'status': self.status_code, 'headers': self.raw_headers})

    async def __call__(self, scope, receive, send):
        await self._start(send)
        await send({'type': 'http.response.body', 'body': self.body})
        if self.background is not None:
            await self.background()


class HTMLResponse(Response):
    media_type = 'text/html'


class PlainTextResponse(Response):
    media_type = 'text/plain'


class JSONResponse(Response):
    media_type = 'application/json'

    def render(self, content):
        return _json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(',', ':')).encode()


class RedirectResponse(Response):
    def __init__(self, url, status_code=307, headers=None, background=None):
        super().__init__(b'', status_code, headers, None, background)
        self.headers['location'] = _quote(str(url), safe=":/%#?=@[]!$&'()*+,;")


class StreamingResponse(Response):
    def __init__(self, content, status_code=200, headers=None, media_type=None, background=None):
        self.status_code, self.background = status_code, background
        self.body_iterator = content if hasattr(content, '__aiter__') else _in_threads(content)
        if media_type is not None:
            self.media_type = media_type
        self._init_headers(headers)

    async def __call__(self, scope, receive, send):
        await self._start(send)
        async for chunk in self.body_iterator:
            if not isinstance(chunk, (bytes, bytearray)):
                chunk = chunk.encode(self.charset)
            await send({'type': 'http.response.body', 'body': chunk, 'more_body': True})
        await send({'type': 'http.response.body', 'body': b'', 'more_body': False})
        if self.background is not None:
            await self.background()


async def _in_threads(iterable):
    # Whoever yields without async may block: each step in a thread.
    steps, end = iter(iterable), object()
    while (chunk := await run_in_threadpool(next, steps, end)) is not end:
        yield chunk


def FileResponse(*args, **kwargs):
    raise NotImplementedError("FileResponse isn't part of Loopscope")


class BackgroundTask:
    def __init__(self, func, *args, **kwargs):
        self.func, self.args, self.kwargs = func, args, kwargs

    async def __call__(self):
        await _invoke(self.func, *self.args, **self.kwargs)


class BackgroundTasks(BackgroundTask):
    def __init__(self, tasks=None):
        self.tasks = list(tasks or ())

    def add_task(self, func, *args, **kwargs):
        self.tasks.append(BackgroundTask(func, *args, **kwargs))

    async def __call__(self):
        for task in self.tasks:
            await task()


# Routes

_CONVERTERS = {'str': ('[^/]+', str), 'path': ('.*', str), 'int': ('[0-9]+', int),
               'float': (r'[0-9]+(?:\.[0-9]+)?', float), 'uuid': ('[0-9a-fA-F-]{32,36}', lambda text: _uuid(text))}


def _uuid(text):
    from uuid import UUID
    return UUID(text)


def compile_path(path):
    pattern, end, converters = '^', 0, {}
    for found in _re.finditer(r'{([a-zA-Z_]\w*)(:[a-zA-Z_]\w*)?}', path):
        name, kind = found[1], (found[2] or ':str')[1:]
        if name in converters:
            raise ValueError(f'Duplicated param name {name} at path {path}')
        expression, converters[name] = _CONVERTERS[kind]
        pattern += _re.escape(path[end:found.start()]) + f'(?P<{name}>{expression})'
        end = found.end()
    return _re.compile(pattern + _re.escape(path[end:]) + '$'), converters


class Route:
    def __init__(self, path, endpoint, *, methods=None, name=None, include_in_schema=True):
        if not path.startswith('/'):
            raise AssertionError("Routed paths must start with '/'")
        self.path, self.endpoint = path, endpoint
        self.name = name or getattr(endpoint, '__name__', type(endpoint).__name__)
        self.methods = {method.upper() for method in methods or ['GET']}
        if 'GET' in self.methods and not hasattr(self, 'dependant'):
            self.methods.add('HEAD')
        self.regex, self.converters = compile_path(path)

    def matches(self, scope):
        found = self.regex.match(scope['path'])
        if not found:
            return 0, {}
        params = {name: self.converters[name](value) for name, value in found.groupdict().items()}
        return 2 if scope['method'] in self.methods else 1, {'path_params': {**scope.get('path_params', {}), **params},
                                                             'endpoint': self.endpoint, 'route': self}

    async def handle(self, scope, receive, send):
        if scope['method'] not in self.methods:
            headers = {'Allow': ', '.join(sorted(self.methods))}
            if 'app' in scope:
                raise HTTPException(405, headers=headers)
            await PlainTextResponse('Method Not Allowed', 405, headers)(scope, receive, send)
        else:
            await self.run(scope, receive, send)

    async def run(self, scope, receive, send):
        if isinstance(self.endpoint, type):
            request = Request(scope, receive, send)
            view = self.endpoint.__new__(self.endpoint)
            handler = getattr(view, scope['method'].lower(), None)
            if handler is None:
                raise HTTPException(405)
            response = await _invoke(handler, request)
        else:
            response = await _invoke(self.endpoint, Request(scope, receive, send))
        await response(scope, receive, send)


class HTTPEndpoint:
    pass


class Mount:
    def __init__(self, path, app=None, routes=None, name=None):
        self.path, self.name = path.rstrip('/'), name
        self.app = app if app is not None else Router(routes)
        self.regex, self.converters = compile_path(self.path + '/{path:path}')

    def matches(self, scope):
        found = self.regex.match(scope['path'])
        if not found:
            return 0, {}
        params = found.groupdict()
        return 2, {'path': '/' + params.pop('path'), 'root_path': scope.get('root_path', '') + self.path,
                   'path_params': {**scope.get('path_params', {}), **params}}

    async def handle(self, scope, receive, send):
        await self.app(scope, receive, send)


def WebSocketRoute(*args, **kwargs):
    raise NotImplementedError("WebSockets aren't part of Loopscope: visitors come by HTTP")


class Router:
    def __init__(self, routes=None, redirect_slashes=True, on_startup=None, on_shutdown=None, lifespan=None):
        self.routes = list(routes or ())
        self.redirect_slashes = redirect_slashes
        self.on_startup, self.on_shutdown, self.lifespan = list(on_startup or ()), list(on_shutdown or ()), lifespan

    def add_route(self, path, endpoint, methods=None, name=None, include_in_schema=True):
        self.routes.append(Route(path, endpoint, methods=methods, name=name))

    def mount(self, path, app, name=None):
        self.routes.append(Mount(path, app, name=name))

    def add_event_handler(self, event_type, func):
        (self.on_startup if event_type == 'startup' else self.on_shutdown).append(func)

    def on_event(self, event_type):
        def mark(function):
            self.add_event_handler(event_type, function)
            return function
        return mark

    def url_path_for(self, name, /, **params):
        for route in self.routes:
            if getattr(route, 'name', None) == name and set(route.converters) == set(params):
                path = _re.sub(r':\w+}', '}', route.path)
                return path.format(**params)
        shown = ', '.join(params)
        raise NoMatchFound(f'No route exists for name "{name}" and params "{shown}".')

    async def _lifespan(self, scope, receive, send):
        app = scope.get('app')
        await receive()
        started = False
        try:
            if self.lifespan is not None:
                manager = self.lifespan(app)
                if not hasattr(manager, '__aenter__'):
                    from contextlib import asynccontextmanager
                    manager = asynccontextmanager(self.lifespan)(app)
                state = await manager.__aenter__()
                if state is not None:
                    scope.setdefault('state', {}).update(state)
            for function in self.on_startup:
                await _here(function)
            await send({'type': 'lifespan.startup.complete'})
            started = True
            await receive()
            if self.lifespan is not None:
                await manager.__aexit__(None, None, None)
            for function in self.on_shutdown:
                await _here(function)
        except BaseException:
            import traceback
            kind = 'shutdown' if started else 'startup'
            await send({'type': f'lifespan.{kind}.failed', 'message': traceback.format_exc()})
            raise
        await send({'type': 'lifespan.shutdown.complete'})

    async def __call__(self, scope, receive, send):
        if scope['type'] == 'lifespan':
            return await self._lifespan(scope, receive, send)
        if scope['type'] != 'http':
            raise NotImplementedError("WebSockets aren't part of Loopscope: visitors come by HTTP")
        partial = None
        for route in self.routes:
            match, child = route.matches(scope)
            if match == 2:
                scope.update(child)
                return await route.handle(scope, receive, send)
            if match == 1 and partial is None:
                partial = route, child
        if partial is not None:
            scope.update(partial[1])
            return await partial[0].handle(scope, receive, send)
        path = scope['path']
        if self.redirect_slashes and path != '/':
            other = {**scope, 'path': path.rstrip('/') if path.endswith('/') else path + '/'}
            if any(route.matches(other)[0] for route in self.routes):
                return await RedirectResponse(HTTPConnection(other).url)(scope, receive, send)
        if 'app' in scope:
            raise HTTPException(404)
        await PlainTextResponse('Not Found', 404)(scope, receive, send)


class NoMatchFound(Exception):
    pass


async def _here(function):
    # Functions at start and end run on the loop, whichever they are.
    made = function()
    if _inspect.isawaitable(made):
        await made


# Middleware

class Middleware:
    def __init__(self, cls, *args, **kwargs):
        self.cls, self.args, self.kwargs = cls, args, kwargs


class _Watched:
    # A send that knows whether the answer has begun.
    def __init__(self, send):
        self.send, self.started = send, False

    async def __call__(self, message):
        self.started = self.started or message['type'] == 'http.response.start'
        await self.send(message)


class ServerErrorMiddleware:
    # The outermost: what nobody caught is answered with 500, and told to the server.
    def __init__(self, app, handler=None, debug=False):
        self.app, self.handler, self.debug = app, handler, debug

    async def __call__(self, scope, receive, send):
        if scope['type'] != 'http':
            return await self.app(scope, receive, send)
        watched = _Watched(send)
        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if not watched.started:
                if self.handler is None:
                    response = PlainTextResponse('Internal Server Error', 500)
                else:
                    response = await _invoke(self.handler, Request(scope), error)
                await response(scope, receive, send)
            raise error


class ExceptionMiddleware:
    def __init__(self, app, handlers=None, debug=False):
        self.app = app
        self.handlers = {HTTPException: _http_exception, **(handlers or {})}

    async def __call__(self, scope, receive, send):
        if scope['type'] != 'http':
            return await self.app(scope, receive, send)
        watched = _Watched(send)
        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            handler = self.handlers.get(error.status_code) if isinstance(error, HTTPException) else None
            if handler is None:
                handler = next((self.handlers[cls] for cls in type(error).__mro__ if cls in self.handlers), None)
            if handler is None:
                raise
            if watched.started:
                raise RuntimeError('Caught handled exception, but response already started.') from error
            response = await _invoke(handler, Request(scope, receive, send), error)
            if response is not None:
                await response(scope, receive, watched)


def _http_exception(request, error):
    if error.status_code in (204, 304):
        return Response(status_code=error.status_code, headers=error.headers)
    return PlainTextResponse(error.detail, error.status_code, error.headers)


class BaseHTTPMiddleware:
    def __init__(self, app, dispatch=None):
        self.app = app
        self.dispatch_func = self.dispatch if dispatch is None else dispatch

    async def __call__(self, scope, receive, send):
        if scope['type'] != 'http':
            return await self.app(scope, receive, send)
        request = Request(scope, receive, send)
        tasks = []

        async def again():
            if hasattr(request, '_body'):
                return {'type': 'http.request', 'body': request._body, 'more_body': False}
            return await receive()

        async def call_next(request):
            messages = _asyncio.Queue()

            async def inner():
                try:
                    await self.app(scope, again, messages.put)
                finally:
                    messages.put_nowait(None)
            task = _asyncio.ensure_future(inner())
            tasks.append(task)
            first = await messages.get()
            if first is None:
                tasks.remove(task)
                await task
                raise RuntimeError('No response returned.')

            async def body():
                while (message := await messages.get()) is not None:
                    if message.get('body'):
                        yield message['body']
            response = StreamingResponse(body(), first['status'])
            response.headers = Headers(raw=first['headers'])
            return response
        response = await self.dispatch_func(request, call_next)
        await response(scope, receive, send)
        for task in tasks:
            await task


class CORSMiddleware:
    def __init__(self, app, allow_origins=(), allow_methods=('GET',), allow_headers=(), allow_credentials=False,
                 allow_origin_regex=None, expose_headers=(), max_age=600, allow_private_network=False):
        self.app, self.origins, self.methods, self.headers = app, allow_origins, allow_methods, allow_headers
        self.credentials, self.expose, self.max_age, self.regex = \
            allow_credentials, expose_headers, max_age, allow_origin_regex

    def _allows(self, origin):
        return '*' in self.origins or origin in self.origins or bool(
            self.regex and _re.fullmatch(self.regex, origin))

    def _origin(self, origin):
        made = {'access-control-allow-origin': '*' if '*' in self.origins and not self.credentials else origin}
        if self.credentials:
            made['access-control-allow-credentials'] = 'true'
        return made

    async def __call__(self, scope, receive, send):
        headers = Headers(raw=scope.get('headers', ()))
        origin = headers.get('origin')
        if scope['type'] != 'http':
            return await self.app(scope, receive, send)
        if origin is not None and scope['method'] == 'OPTIONS' and 'access-control-request-method' in headers:
            everything = ('DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT')
            methods = everything if '*' in self.methods else self.methods
            made = {'vary': 'Origin', 'access-control-allow-methods': ', '.join(methods),
                    'access-control-max-age': str(self.max_age)}
            asked = headers.get('access-control-request-headers')
            if asked:
                made['access-control-allow-headers'] = asked
            failures = [] if self._allows(origin) else ['origin']
            if headers['access-control-request-method'] not in methods:
                failures.append('method')
            if 'origin' not in failures:
                made.update(self._origin(origin))
            text = 'Disallowed CORS ' + ', '.join(failures) if failures else 'OK'
            return await PlainTextResponse(text, 400 if failures else 200, made)(scope, receive, send)

        async def marked(message):
            if message['type'] == 'http.response.start':
                made = Headers(raw=message['headers'])
                if origin is not None and self._allows(origin):
                    made.update(self._origin(origin))
                made['vary'] = made['vary'] + ', Origin' if 'vary' in made else 'Origin'
                if origin is not None and self.expose:
                    made['access-control-expose-headers'] = ', '.join(self.expose)
                message = {**message, 'headers': made.raw}
            await send(message)
        await self.app(scope, receive, marked)


class _Through:
    # Accepted, and does nothing here.
    def __init__(self, app, *args, **kwargs):
        self.app = app

    async def __call__(self, scope, receive, send):
        await self.app(scope, receive, send)


GZipMiddleware = TrustedHostMiddleware = HTTPSRedirectMiddleware = _Through


# The application

class Starlette:
    def __init__(self, debug=False, routes=None, middleware=None, exception_handlers=None, on_startup=None,
                 on_shutdown=None, lifespan=None):
        self.debug, self.state = debug, State()
        self.router = self._router(routes, on_startup, on_shutdown, lifespan)
        self.exception_handlers = dict(exception_handlers or {})
        self.user_middleware = list(middleware or ())
        self._stack = None

    def _router(self, routes, on_startup, on_shutdown, lifespan):
        return Router(routes, on_startup=on_startup, on_shutdown=on_shutdown, lifespan=lifespan)

    routes = property(lambda self: self.router.routes)

    def _build(self):
        handlers = dict(self.exception_handlers)
        last = handlers.pop(500, None) or handlers.pop(Exception, None)
        handlers.pop(Exception, None)
        app = ExceptionMiddleware(self.router, handlers)
        for middleware in reversed(self.user_middleware):
            app = middleware.cls(app, *middleware.args, **middleware.kwargs)
        return ServerErrorMiddleware(app, last)

    async def __call__(self, scope, receive, send):
        scope['app'] = self
        if self._stack is None:
            self._stack = self._build()
        await self._stack(scope, receive, send)

    def add_middleware(self, middleware_class, *args, **kwargs):
        self.user_middleware.insert(0, Middleware(middleware_class, *args, **kwargs))

    def middleware(self, middleware_type):
        def mark(function):
            self.add_middleware(BaseHTTPMiddleware, dispatch=function)
            return function
        return mark

    def add_exception_handler(self, key, handler):
        self.exception_handlers[key] = handler

    def exception_handler(self, key):
        def mark(function):
            self.add_exception_handler(key, function)
            return function
        return mark

    def on_event(self, event_type):
        return self.router.on_event(event_type)

    def add_event_handler(self, event_type, func):
        self.router.add_event_handler(event_type, func)

    def add_route(self, path, route, methods=None, name=None, include_in_schema=True):
        self.router.add_route(path, route, methods, name)

    def route(self, path, methods=None, name=None, include_in_schema=True):
        def mark(function):
            self.add_route(path, function, methods, name)
            return function
        return mark

    def mount(self, path, app, name=None):
        self.router.mount(path, app, name)

    def url_path_for(self, name, /, **params):
        return self.router.url_path_for(name, **params)

    def websocket(self, *args, **kwargs):
        WebSocketRoute()


def _submodules():
    here = globals()
    status = {f'HTTP_{each.value}_{each.name}': each.value for each in _HTTPStatus}
    status['HTTP_422_UNPROCESSABLE_ENTITY'] = 422
    for name, names in {
        'applications': 'Starlette', 'background': 'BackgroundTask BackgroundTasks',
        'concurrency': 'run_in_threadpool', 'datastructures': 'Address FormData Headers MutableHeaders QueryParams '
                                                              'State URL',
        'endpoints': 'HTTPEndpoint', 'exceptions': 'HTTPException WebSocketException',
        'middleware': 'Middleware', 'middleware.base': 'BaseHTTPMiddleware', 'middleware.cors': 'CORSMiddleware',
        'middleware.gzip': 'GZipMiddleware', 'middleware.trustedhost': 'TrustedHostMiddleware',
        'middleware.errors': 'ServerErrorMiddleware', 'middleware.exceptions': 'ExceptionMiddleware',
        'requests': 'ClientDisconnect HTTPConnection Request',
        'responses': 'FileResponse HTMLResponse JSONResponse PlainTextResponse RedirectResponse Response '
                     'StreamingResponse',
        'routing': 'Mount NoMatchFound Route Router WebSocketRoute compile_path', 'status': '',
    }.items():
        module = type(_sys)('starlette.' + name)
        module.__dict__.update({each: here[each] for each in names.split()})
        if name == 'status':
            module.__dict__.update(status)
        if '.' not in name:
            here[name] = module
        else:
            package, _, last = name.partition('.')
            setattr(here[package], last, module)
        _sys.modules['starlette.' + name] = module


_submodules()
