# fastapi: an ASGI application whose functions say by their annotations what they take.
import contextlib as _contextlib
import inspect as _inspect
import sys as _sys
import typing as _typing
import starlette as _starlette
import pydantic as _pydantic
from pydantic import BaseModel, ValidationError as _ValidationError
from starlette import (_invoke, _is_async, BackgroundTasks, FormData, Headers, HTTPConnection,
                       HTTPException as _HTTPException, JSONResponse, Request, Response, Route, Router, Starlette,
                       run_in_threadpool, status)

__version__ = '0.165.0'
_Undefined = _pydantic.PydanticUndefined


class HTTPException(_HTTPException):
    pass


class ValidationException(Exception):
    def __init__(self, errors, *, body=None):
        self._errors, self.body = errors, body

    def errors(self):
        return self._errors

    def __str__(self):
        return f'{len(self._errors)} validation error{"s" if len(self._errors) != 1 else ""}:\n' + ''.join(
            [f'  {error}\n' for error in self._errors])


class RequestValidationError(ValidationException):
    pass


class ResponseValidationError(ValidationException):
    pass


class WebSocket:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("WebSockets aren't part of Loopscope: visitors come by HTTP")


class WebSocketDisconnect(Exception):
    pass


# What a function's parameters say

class Param(_pydantic.FieldInfo):
    where = None

    def __init__(self, default=_Undefined, *, convert_underscores=True, embed=None, **options):
        super().__init__(default, **options)
        self.convert_underscores, self.embed = convert_underscores, embed


Query, Path, Header, Cookie, Body, Form, File = [
    type(name, (Param,), {'where': name.lower()}) for name in
    ('Query', 'Path', 'Header', 'Cookie', 'Body', 'Form', 'File')]


class Depends:
    def __init__(self, dependency=None, *, use_cache=True, scope=None):
        self.dependency, self.use_cache = dependency, use_cache

    def __repr__(self):
        return f'Depends({getattr(self.dependency, "__name__", self.dependency)})'


class Security(Depends):
    def __init__(self, dependency=None, *, scopes=None, use_cache=True):
        super().__init__(dependency, use_cache=use_cache)


def _base(kind):
    # The class that an annotation speaks of, without None.
    while _typing.get_origin(kind) is _typing.Annotated:
        kind = _typing.get_args(kind)[0]
    if _pydantic._is_union(kind):
        rest = [each for each in _typing.get_args(kind) if each is not None and each is not type(None)]
        return _base(rest[0])
    return _typing.get_origin(kind) or kind


def _is_body(kind):
    base = _base(kind)
    if base in (list, set, tuple, frozenset) and _typing.get_args(kind):
        return _is_body(_typing.get_args(kind)[0])
    return isinstance(base, type) and (issubclass(base, (BaseModel, dict)) or hasattr(base, '__dataclass_fields__'))


class _Given:
    # A parameter that comes from the request.
    def __init__(self, name, info, where):
        self.name, self.info, self.where = name, info, where
        self.key = info.alias or (name.replace('_', '-') if where == 'header' and info.convert_underscores else name)
        kind = info.annotation
        self.check = _pydantic._refined(_pydantic._check(kind, vars(_sys.modules['__main__'])), info.metadata)
        base = _base(kind)
        self.is_list = base in (list, set, tuple, frozenset)
        self.model = base if isinstance(base, type) and issubclass(base, BaseModel) else None

    def take(self, value, loc, errors):
        try:
            return self.check(value)
        except _pydantic._Bad as bad:
            for error in bad.errors if self.where == 'body' else ():
                if error['type'] == 'model_type':
                    error.update(type='model_attributes_type', msg='Input should be a valid dictionary or object to '
                                                                   'extract fields from')
                    del error['ctx']
            for each in reversed(loc):
                bad.errors = _pydantic._at(each, bad.errors)
            errors += bad.errors

    def missing(self, loc, errors):
        if self.info.is_required():
            errors.append({'type': 'missing', 'loc': loc, 'msg': 'Field required', 'input': None})
            return None
        return self.info.get_default(call_default_factory=True)


_SPECIAL = {Request: 'request', HTTPConnection: 'request', Response: 'response', BackgroundTasks: 'background'}


class _Plan:
    # What is to be had before a function can be called.
    def __init__(self, call, names=()):
        self.call, self.depends, self.given, self.special = call, [], [], {}
        function = call if not isinstance(call, type) else call.__init__
        if not hasattr(function, '__code__') and not isinstance(function, _inspect.functools.partial):
            function = getattr(function, '__func__', None) or getattr(type(call), '__call__', function)
        try:
            hints = _typing.get_type_hints(function, include_extras=True)
        except (AttributeError, TypeError):
            hints = {}
        for name, parameter in _inspect.signature(call).parameters.items():
            if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
                continue
            kind = hints.get(name, _typing.Any)
            default = _Undefined if parameter.default is parameter.empty else parameter.default
            rules = _typing.get_args(kind)[1:] if _typing.get_origin(kind) is _typing.Annotated else ()
            marks = [rule for rule in rules if isinstance(rule, (Depends, Param))]
            if isinstance(default, (Depends, Param)):
                marks.append(default)
            if marks and isinstance(marks[-1], Depends):
                bare = _typing.get_args(kind)[0] if rules else kind
                self.depends.append((name, marks[-1].dependency or bare, marks[-1].use_cache))
                continue
            base = _base(kind)
            special = next((what for cls, what in _SPECIAL.items() if isinstance(base, type) and
                            issubclass(base, cls)), None)
            if special:
                self.special[name] = special
                continue
            if base is WebSocket:
                WebSocket()
            info = _pydantic._field(kind, default)
            where = marks[-1].where if marks else 'path' if name in names else 'body' if _is_body(kind) else 'query'
            if name in names and not marks:
                info.default, info.default_factory = _Undefined, None
            if marks:
                info.convert_underscores, info.embed = marks[-1].convert_underscores, marks[-1].embed
            else:
                info.convert_underscores, info.embed = True, None
            self.given.append(_Given(name, info, where))
        self.plans = [(name, _Plan(call, names), cached) for name, call, cached in self.depends]

    def bodies(self):
        made = [given for given in self.given if given.where in ('body', 'form', 'file')]
        for _, plan, _ in self.plans:
            made += [given for given in plan.bodies() if given.name not in [each.name for each in made]]
        return made


async def _solve(plan, request, held):
    # The arguments of a function; what is wrong with them is added to held['errors'].
    values, errors = {}, []
    for name, sub, cached in plan.plans:
        call = held['overrides'].get(sub.call, sub.call)
        if call is not sub.call:
            sub = _Plan(call, request.path_params)
        if cached and sub.call in held['cache']:
            values[name] = held['cache'][sub.call]
            continue
        inner, wrong = await _solve(sub, request, held)
        errors += wrong
        if wrong:
            continue
        function = sub.call if _inspect.isfunction(sub.call) or _inspect.ismethod(sub.call) or \
            isinstance(sub.call, type) else getattr(sub.call, '__call__', sub.call)
        if _inspect.isasyncgenfunction(function):
            value = await held['stack'].enter_async_context(_contextlib.asynccontextmanager(sub.call)(**inner))
        elif _inspect.isgeneratorfunction(function):
            value = await held['stack'].enter_async_context(
                _threaded(_contextlib.contextmanager(sub.call)(**inner)))
        else:
            value = await _invoke(sub.call, **inner)
        values[name] = held['cache'][sub.call] = value
    for given in plan.given:
        if given.where not in ('body', 'form', 'file'):
            values[given.name] = _taken(given, request, errors)
    if plan.special:
        for name, what in plan.special.items():
            values[name] = request if what == 'request' else held[what]
    own = [given for given in plan.given if given.where in ('body', 'form', 'file')]
    if own:
        _from_body(own, held, values, errors)
    return values, errors


@_contextlib.asynccontextmanager
async def _threaded(manager):
    # A context manager whose two ends may block.
    value = await run_in_threadpool(manager.__enter__)
    try:
        yield value
    except Exception as error:
        if not await run_in_threadpool(manager.__exit__, type(error), error, error.__traceback__):
            raise
    else:
        await run_in_threadpool(manager.__exit__, None, None, None)


def _source(where, request):
    return {'query': request.query_params, 'header': request.headers, 'cookie': request.cookies,
            'path': request.path_params}[where]


def _taken(given, request, errors):
    source = _source(given.where, request)
    if given.model is not None:
        data = {}
        for name, info in given.model.model_fields.items():
            key = info.alias or (name.replace('_', '-') if given.where == 'header' else name)
            if key in source:
                is_list = _base(info.annotation) in (list, set, tuple, frozenset)
                data[info.alias or name] = source.getlist(key) if is_list and hasattr(source, 'getlist') else source[key]
        if given.model.model_config.get('extra') == 'forbid':
            data.update({key: source[key] for key in source if key not in data})
        return given.take(data, (given.where,), errors)
    loc = given.where, given.key
    if given.is_list and hasattr(source, 'getlist'):
        found = source.getlist(given.key)
        return given.take(found, loc, errors) if found else given.missing(loc, errors)
    if given.key not in source:
        return given.missing(loc, errors)
    return given.take(source[given.key], loc, errors)


def _from_body(own, held, values, errors):
    body = held['body']
    if held['embeds']:
        for given in own:
            loc = 'body', given.key
            if isinstance(body, FormData) and given.is_list:
                found = body.getlist(given.key) or _Undefined
            elif given.model is not None and given.where == 'form' and isinstance(body, FormData):
                values[given.name] = given.take(dict(body.items()), ('body',), errors)
                continue
            else:
                try:
                    found = body.get(given.key, _Undefined) if body is not None else _Undefined
                except AttributeError:
                    found = _Undefined
            if found is _Undefined or given.where == 'form' and found == '':
                values[given.name] = given.missing(loc, errors)
            else:
                values[given.name] = given.take(found, loc, errors)
        return
    given = own[0]
    if body is None:
        values[given.name] = given.missing(('body',), errors)
    else:
        values[given.name] = given.take(body, ('body',), errors)


def jsonable_encoder(obj, include=None, exclude=None, by_alias=True, exclude_unset=False, exclude_defaults=False,
                     exclude_none=False, custom_encoder=None, sqlalchemy_safe=True):
    how = {'mode': 'json', 'by_alias': by_alias, 'exclude_unset': exclude_unset,
           'exclude_defaults': exclude_defaults, 'exclude_none': exclude_none}

    def other(value):
        for cls, encode in (custom_encoder or {}).items():
            if isinstance(value, cls):
                return encode(value)
        if isinstance(value, BaseModel):
            return _pydantic._dumped(value, how, include, exclude)
        if isinstance(value, dict):
            return {other(key) if not isinstance(key, str) else key: other(each) for key, each in value.items()
                    if not (exclude_none and each is None) and (include is None or key in include) and
                    not (exclude and key in exclude)}
        if isinstance(value, (list, tuple, set, frozenset)):
            return [other(each) for each in value]
        if value is None or isinstance(value, (str, int, float)) and type(value) in (str, int, float, bool):
            return value
        if type(value).__name__ == 'Decimal':
            return int(value) if value.as_tuple().exponent >= 0 else float(value)
        if type(value).__name__ == 'timedelta':
            return value.total_seconds()
        if hasattr(value, 'isoformat'):
            return value.isoformat()
        try:
            return _pydantic._plain(value, how)
        except _pydantic.PydanticSerializationError:
            try:
                return other(dict(value))
            except (TypeError, ValueError):
                return other(vars(value))
    return other(obj)


# Routes

class APIRoute(Route):
    def __init__(self, path, endpoint, *, methods, dependencies=(), response_model=_Undefined, status_code=None,
                 name=None, tags=None, summary=None, description=None, response_class=None, router=None,
                 include_in_schema=True, deprecated=None, operation_id=None, responses=None, **options):
        self.dependant = None
        super().__init__(path, endpoint, methods=methods, name=name)
        self.tags, self.summary, self.description = list(tags or ()), summary, description
        self.status_code, self.response_class = status_code, response_class
        self.include_in_schema, self.operation_id, self.deprecated = include_in_schema, operation_id, deprecated
        self.dump = {key[15:]: value for key, value in options.items() if key.startswith('response_model_')}
        self.dependencies = list(dependencies)
        if response_model is _Undefined:
            try:
                response_model = _typing.get_type_hints(endpoint, include_extras=True).get('return')
            except (AttributeError, TypeError):
                response_model = None
            base = response_model and _base(response_model)
            if isinstance(base, type) and (issubclass(base, Response) or base is type(None)):
                response_model = None
        self.response_model = response_model
        self.filter = None if response_model is None or response_model is _typing.Any else \
            _pydantic._check(response_model, vars(_sys.modules['__main__']))
        names = set(self.converters)
        self.dependant = _Plan(endpoint, names)
        self.dependant.plans[:0] = [(f'\0{at}', _Plan(each.dependency, names), each.use_cache)
                                    for at, each in enumerate(self.dependencies)]
        self.bodies = self.dependant.bodies()
        forms = any(given.where in ('form', 'file') for given in self.bodies)
        self.is_form, self.embeds = forms, forms or len(self.bodies) > 1 or any(
            given.info.embed for given in self.bodies)

    async def _body(self, request):
        if not self.bodies:
            return None
        if self.is_form:
            return await request.form()
        raw = await request.body()
        if not raw:
            return None
        kind = request.headers.get('content-type', '').partition(';')[0].strip()
        if kind != 'application/json' and not kind.endswith('+json'):
            return raw
        try:
            return await request.json()
        except ValueError as error:
            raise RequestValidationError([{
                'type': 'json_invalid', 'loc': ('body', getattr(error, 'pos', 0)), 'msg': 'JSON decode error',
                'input': {}, 'ctx': {'error': getattr(error, 'msg', str(error))}}])

    async def run(self, scope, receive, send):
        request = Request(scope, receive, send)
        app = scope['app']
        async with _contextlib.AsyncExitStack() as stack:
            body = await self._body(request)
            response = Response()
            del response.headers['content-length']
            response.status_code = None
            held = {'cache': {}, 'stack': stack, 'body': body, 'embeds': self.embeds, 'response': response,
                    'background': BackgroundTasks(), 'overrides': getattr(app, 'dependency_overrides', {})}
            values, errors = await _solve(self.dependant, request, held)
            if errors:
                raise RequestValidationError(errors, body=body)
            for name in list(values):
                if name.startswith('\0'):
                    del values[name]
            made = await _invoke(self.endpoint, **values)
            if isinstance(made, Response):
                if made.background is None and held['background'].tasks:
                    made.background = held['background']
            else:
                made = self._answer(made, held, app)
            await made(scope, receive, send)

    def _answer(self, made, held, app):
        extra = held['response']
        how = {'by_alias': True, **self.dump}
        include, exclude = how.pop('include', None), how.pop('exclude', None)
        if self.filter is not None:
            how = {'mode': 'json', 'exclude_unset': False, 'exclude_defaults': False, 'exclude_none': False, **how}
            inner = {**how, 'mode': 'python', 'by_alias': True}
            try:
                made = self.filter(_loose(made, inner))
            except _pydantic._Bad as bad:
                raise ResponseValidationError(_pydantic._at('response', bad.errors), body=made) from None
            made = _pydantic._plain(made, how, include, exclude)
        else:
            made = jsonable_encoder(made)
        status = extra.status_code or self.status_code
        cls = self.response_class or getattr(app, 'default_response_class', JSONResponse)
        options = {'background': held['background'] if held['background'].tasks else None}
        if status is not None:
            options['status_code'] = status
        response = cls(made, **options)
        if response.status_code < 200 or response.status_code in (204, 304):
            response.body = b''
            del response.headers['content-length']
        for key, value in extra.headers.multi_items():
            response.headers.append(key, value)
        return response


def _loose(value, how):
    # Models as plain data, so that another model may take of them what it has.
    if isinstance(value, BaseModel):
        # One that takes nothing else wouldn't take what it computes itself.
        is_closed = type(value).model_config.get('extra') == 'forbid'
        return _pydantic._dumped(value, {**how, 'exclude_computed_fields': is_closed})
    if isinstance(value, list):
        return [_loose(each, how) for each in value]
    if isinstance(value, dict):
        return {key: _loose(each, how) for key, each in value.items()}
    if hasattr(value, '__dataclass_fields__') and not isinstance(value, type):
        return {name: _loose(getattr(value, name), how) for name in value.__dataclass_fields__}
    if hasattr(value, '__dict__') and not isinstance(value, (type, str)) and not hasattr(value, 'value'):
        return vars(value)
    return value


class _Routes:
    # How functions become routes, of an application or a router.
    def add_api_route(self, path, endpoint, *, methods=None, **options):
        self._add(path, endpoint, methods or ['GET'], options)

    def api_route(self, path, *, methods=None, **options):
        def mark(function):
            self._add(path, function, methods or ['GET'], options)
            return function
        return mark

    def websocket(self, path, *args, **kwargs):
        WebSocket()


def _method(name):
    def method(self, path, **options):
        return self.api_route(path, methods=[name.upper()], **options)
    method.__name__ = name
    return method


for _name in ('get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'):
    setattr(_Routes, _name, _method(_name))


class APIRouter(_Routes, Router):
    def __init__(self, *, prefix='', tags=None, dependencies=None, default_response_class=None, responses=None,
                 on_startup=None, on_shutdown=None, lifespan=None, redirect_slashes=True, deprecated=None,
                 include_in_schema=True, route_class=None, **options):
        if prefix and (not prefix.startswith('/') or prefix.endswith('/')):
            raise AssertionError("A path prefix must start with '/'" if not prefix.startswith('/') else
                                 "A path prefix must not end with '/', as the routes will start with '/'")
        super().__init__(None, redirect_slashes, on_startup, on_shutdown, lifespan)
        self.prefix, self.tags, self.dependencies = prefix, list(tags or ()), list(dependencies or ())

    def _add(self, path, endpoint, methods, options):
        options = {**options, 'tags': self.tags + list(options.get('tags') or ()),
                   'dependencies': self.dependencies + list(options.get('dependencies') or ())}
        route = APIRoute(self.prefix + path, endpoint, methods=methods, **options)
        route.made_of = options
        self.routes.append(route)

    def include_router(self, router, *, prefix='', tags=None, dependencies=None, responses=None, **options):
        if prefix and (not prefix.startswith('/') or prefix.endswith('/')):
            raise AssertionError("A path prefix must start with '/'" if not prefix.startswith('/') else
                                 "A path prefix must not end with '/', as the routes will start with '/'")
        for route in router.routes:
            if not hasattr(route, 'made_of'):
                self.routes.append(route)
                continue
            of = route.made_of
            self._add(prefix + route.path, route.endpoint, route.methods,
                      {**of, 'tags': list(tags or ()) + of['tags'],
                       'dependencies': list(dependencies or ()) + of['dependencies']})
        self.on_startup += router.on_startup
        self.on_shutdown += router.on_shutdown


class FastAPI(_Routes, Starlette):
    def __init__(self, *, debug=False, routes=None, title='FastAPI', summary=None, description='', version='0.1.0',
                 openapi_url='/openapi.json', docs_url='/docs', redoc_url='/redoc', default_response_class=JSONResponse,
                 middleware=None, exception_handlers=None, on_startup=None, on_shutdown=None, lifespan=None,
                 dependencies=None, root_path='', tags=None, **options):
        self.title, self.description, self.version, self.summary = title, description, version, summary
        self._dependencies, self.default_response_class = dependencies, default_response_class
        self.dependency_overrides = {}
        super().__init__(debug, routes, middleware, {
            HTTPException.__mro__[1]: http_exception_handler,
            RequestValidationError: request_validation_exception_handler, **(exception_handlers or {})},
            on_startup, on_shutdown, lifespan)
        if openapi_url:
            self.router.add_route(openapi_url, lambda request: JSONResponse(self.openapi()))
            for url in (docs_url, redoc_url):
                if url:
                    self.router.add_route(url, self._no_page)

    def _no_page(self, request):
        return JSONResponse({'detail': 'Loopscope has no page of documentation: /openapi.json is there'}, 404)

    def _router(self, routes, on_startup, on_shutdown, lifespan):
        made = APIRouter(dependencies=self._dependencies, on_startup=on_startup, on_shutdown=on_shutdown,
                         lifespan=lifespan)
        made.routes += routes or ()
        return made

    def _add(self, path, endpoint, methods, options):
        self.router._add(path, endpoint, methods, options)

    def include_router(self, router, **options):
        self.router.include_router(router, **options)

    def openapi(self):
        paths, defs = {}, {}
        template = '#/components/schemas/{model}'
        for route in self.routes:
            if not isinstance(route, APIRoute) or not route.include_in_schema:
                continue
            operation = {'tags': route.tags} if route.tags else {}
            operation['summary'] = route.summary or route.name.replace('_', ' ').title()
            text = route.description or _inspect.getdoc(route.endpoint)
            if text:
                operation['description'] = text
            for method in sorted(route.methods):
                own = {**operation, 'operationId': route.operation_id or
                       _starlette._re.sub(r'\W', '_', route.name + route.path) + '_' + method.lower()}
                given = [each for each in route.dependant.given if each.where in ('path', 'query', 'header', 'cookie')]
                if given:
                    own['parameters'] = [{
                        'name': each.key, 'in': each.where, 'required': each.info.is_required(),
                        'schema': {**_pydantic._schema(each.info.annotation, defs, template),
                                   'title': each.name.replace('_', ' ').title()}} for each in given]
                if len(route.bodies) == 1 and not route.embeds:
                    schema = _pydantic._schema(route.bodies[0].info.annotation, defs, template)
                    own['requestBody'] = {'content': {'application/json': {'schema': schema}}, 'required': True}
                schema = {} if route.filter is None else _pydantic._schema(route.response_model, defs, template)
                own['responses'] = {str(route.status_code or 200): {
                    'description': 'Successful Response', 'content': {'application/json': {'schema': schema}}}}
                paths.setdefault(_starlette._re.sub(r':\w+}', '}', route.path), {})[method.lower()] = own
        made = {'openapi': '3.1.0', 'info': {'title': self.title, 'version': self.version}, 'paths': paths}
        if self.description:
            made['info']['description'] = self.description
        return {**made, 'components': {'schemas': defs}} if defs else made


async def http_exception_handler(request, exc):
    if exc.status_code < 200 or exc.status_code in (204, 304):
        return Response(status_code=exc.status_code, headers=exc.headers)
    return JSONResponse({'detail': exc.detail}, exc.status_code, exc.headers)


async def request_validation_exception_handler(request, exc):
    return JSONResponse({'detail': _shown(exc.errors())}, 422)


def _shown(errors):
    # An error that a validator raised has no JSON: it is an empty object there.
    made = []
    for error in errors:
        ctx = error.get('ctx')
        if ctx and isinstance(ctx.get('error'), Exception):
            error = {**error, 'ctx': {**ctx, 'error': {}}}
        made.append(jsonable_encoder({key: value for key, value in error.items() if key != '_own'}))
    return made


def UploadFile(*args, **kwargs):
    raise NotImplementedError("uploads aren't part of Loopscope: multipart forms can't be read here")


# What one must be to be let in

class _Scheme:
    def __init__(self, *, name='Authorization', tokenUrl=None, auto_error=True, realm=None, scheme_name=None,
                 description=None, scopes=None):
        self.name, self.auto_error = name, auto_error

    def refuse(self, detail='Not authenticated', challenge=None):
        if self.auto_error:
            raise HTTPException(401, detail, {'WWW-Authenticate': challenge or self.kind})

    def parts(self, request):
        scheme, _, rest = request.headers.get('Authorization', '').partition(' ')
        return scheme, rest


class OAuth2PasswordBearer(_Scheme):
    kind = 'Bearer'

    def __init__(self, tokenUrl, **options):
        super().__init__(tokenUrl=tokenUrl, **options)

    async def __call__(self, request: Request):
        scheme, token = self.parts(request)
        return token if scheme.lower() == 'bearer' else self.refuse()


class HTTPAuthorizationCredentials(BaseModel):
    scheme: str
    credentials: str


class HTTPBearer(_Scheme):
    kind = 'Bearer'

    async def __call__(self, request: Request):
        scheme, token = self.parts(request)
        if scheme.lower() != 'bearer' or not token:
            return self.refuse()
        return HTTPAuthorizationCredentials(scheme=scheme, credentials=token)


class HTTPBasicCredentials(BaseModel):
    username: str
    password: str


class HTTPBasic(_Scheme):
    kind = 'Basic'

    async def __call__(self, request: Request):
        scheme, rest = self.parts(request)
        if scheme.lower() != 'basic' or not rest:
            return self.refuse()
        import base64
        try:
            name, colon, password = base64.b64decode(rest).decode('ascii').partition(':')
        except ValueError:
            return self.refuse('Invalid authentication credentials')
        return HTTPBasicCredentials(username=name, password=password)


class APIKeyHeader(_Scheme):
    kind = 'APIKey'

    async def __call__(self, request: Request):
        return _source(type(self).__name__[6:].lower(), request).get(self.name) or self.refuse()


class APIKeyQuery(APIKeyHeader):
    pass


class APIKeyCookie(APIKeyHeader):
    pass


class OAuth2PasswordRequestForm:
    def __init__(self, *, grant_type: str = Form(default=None), username: str = Form(), password: str = Form(),
                 scope: str = Form(default='')):
        self.username, self.password, self.scopes = username, password, scope.split()


def _submodules():
    here = globals()
    for name, names in {
        'applications': 'FastAPI', 'background': 'BackgroundTasks', 'encoders': 'jsonable_encoder',
        'exceptions': 'HTTPException RequestValidationError ResponseValidationError',
        'exception_handlers': 'http_exception_handler request_validation_exception_handler',
        'params': 'Body Cookie Depends File Form Header Param Path Query Security',
        'param_functions': 'Body Cookie Depends File Form Header Path Query Security',
        'routing': 'APIRoute APIRouter', 'websockets': 'WebSocket WebSocketDisconnect',
        'security': 'APIKeyCookie APIKeyHeader APIKeyQuery HTTPAuthorizationCredentials HTTPBasic '
                    'HTTPBasicCredentials HTTPBearer OAuth2PasswordBearer OAuth2PasswordRequestForm',
        'concurrency': 'run_in_threadpool', 'requests': '', 'responses': '', 'middleware': '', 'datastructures': '',
        'middleware.cors': '', 'middleware.gzip': '', 'middleware.trustedhost': '', 'status': '',
    }.items():
        twin = _sys.modules.get('starlette.' + name)
        module = type(_sys)('fastapi.' + name)
        if not names:
            module = twin
        module.__dict__.update({each: here[each] for each in names.split()})
        if '.' not in name:
            here[name] = module
        _sys.modules['fastapi.' + name] = module
    _sys.modules['fastapi.security.oauth2'] = _sys.modules['fastapi.security.http'] = here['security']


_submodules()
