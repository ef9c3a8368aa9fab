# inspect: what objects are.
import sys
import types
import functools
import collections.abc
from collections import namedtuple
from enum import IntEnum

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED = 1, 2, 4, 8, 16
CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 32, 128, 256, 512
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = ('CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED',
                                                           'CORO_CLOSED')


def ismodule(object): return isinstance(object, types.ModuleType)
def isclass(object): return isinstance(object, type)
def ismethod(object): return isinstance(object, types.MethodType)
def isfunction(object): return isinstance(object, types.FunctionType)
def isgenerator(object): return isinstance(object, types.GeneratorType)
def iscoroutine(object): return isinstance(object, types.CoroutineType)
def isasyncgen(object): return isinstance(object, types.AsyncGeneratorType)
def isframe(object): return isinstance(object, types.FrameType)
def iscode(object): return isinstance(object, types.CodeType)
def istraceback(object): return isinstance(object, types.TracebackType)
def isbuiltin(object): return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isinstance(object, (types.BuiltinFunctionType, types.FunctionType, types.MethodType,
                               types.MethodDescriptorType, types.WrapperDescriptorType))


def ismethoddescriptor(object):
    kind = type(object)
    return not (isclass(object) or ismethod(object) or isfunction(object)) and hasattr(kind, '__get__') and \
        not hasattr(kind, '__set__')


def isdatadescriptor(object):
    kind = type(object)
    return isinstance(object, property) or not (isclass(object) or ismethod(object) or isfunction(object)) and (
        hasattr(kind, '__set__') or hasattr(kind, '__delete__'))


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


def isawaitable(object):
    return isinstance(object, types.CoroutineType) or isinstance(object, collections.abc.Awaitable)


def _flag(function, flag):
    while True:
        if ismethod(function):
            function = function.__func__
        elif isinstance(function, functools.partial):
            function = function.func
        else:
            break
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    while ismethod(obj) or isinstance(obj, functools.partial):
        obj = obj.__func__ if ismethod(obj) else obj.func
    return _flag(obj, CO_COROUTINE) or getattr(obj, '_is_coroutine_mark', None) is True


def isasyncgenfunction(obj):
    return _flag(obj, CO_ASYNC_GENERATOR)


def markcoroutinefunction(func):
    func._is_coroutine_mark = True
    return func


def _state(kind, prefix, obj):
    if getattr(obj, prefix + '_running'):
        return kind + '_RUNNING'
    if getattr(obj, prefix + '_suspended', False):
        return kind + '_SUSPENDED'
    return kind + ('_CLOSED' if getattr(obj, prefix + '_frame') is None else '_CREATED')


def getgeneratorstate(generator):
    return _state('GEN', 'gi', generator)


def _locals_of(frame):
    return dict(frame.f_locals) if frame is not None else {}


def getgeneratorlocals(generator): return _locals_of(generator.gi_frame)
def getcoroutinelocals(coroutine): return _locals_of(coroutine.cr_frame)
def getasyncgenlocals(agen): return _locals_of(agen.ag_frame)
def getcallargs(func, /, *args, **kwargs):
    bound = signature(func).bind(*args, **kwargs)
    bound.apply_defaults()
    return bound.arguments


def getsourcefile(object): return getfile(object)
def ismemberdescriptor(object): return type(object).__name__ == 'member_descriptor'
def isgetsetdescriptor(object): return type(object).__name__ == 'getset_descriptor'


def getclosurevars(func):
    func = getattr(func, '__func__', func)
    code, names = func.__code__, {}
    for name in getattr(code, 'co_names', ()):
        names[name] = name
    free = dict(zip(code.co_freevars, [cell.cell_contents for cell in func.__closure__ or ()]))
    import builtins
    spaces, unbound = ({}, {}), set()
    for name in names:
        if name in func.__globals__:
            spaces[0][name] = func.__globals__[name]
        elif hasattr(builtins, name):
            spaces[1][name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(free, *spaces, unbound)


ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getcoroutinestate(coroutine):
    return _state('CORO', 'cr', coroutine)


def getasyncgenstate(agen):
    return _state('AGEN', 'ag', agen)


def unwrap(func, *, stop=None):
    while hasattr(func, '__wrapped__') and not (stop and stop(func)):
        func = func.__wrapped__
    return func


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    results = []
    for name in sorted(set(dir(object))):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            results.append((name, value))
    return results


def getattr_static(obj, attr, *default):
    for space in [getattr(obj, '__dict__', {})] + [base.__dict__ for base in type(obj).__mro__]:
        if attr in space:
            return space[attr]
    if default:
        return default[0]
    raise AttributeError(attr)


def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margin = min([len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.strip(' ')], default=0)
    lines = [lines[0].lstrip(' ')] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    import sys
    return object if ismodule(object) else sys.modules.get(getattr(object, '__module__', None))


def getfile(object):
    return unwrap(object).__code__.co_filename


def getsourcelines(object):
    from _traceback import source
    object = unwrap(object)
    if isclass(object):
        code = next((code for value in vars(object).values()
                     if (code := getattr(getattr(value, '__func__', value), '__code__', None))), None)
    else:
        object = getattr(object, '__func__', object)
        code = getattr(object, '__code__', None) or getattr(object, 'f_code', None) or object
    text = source(code)
    if text is None:
        raise OSError('could not get source code')
    lines = text.splitlines(True)
    if isclass(object):
        first = next((i for i, line in enumerate(lines) if line.split('(')[0].split(':')[0].split()[:2] ==
                      ['class', object.__name__]), None)
        if first is None:
            raise OSError('could not find class definition')
    else:
        first = code.co_firstlineno - 1
    # A block ends before the first line that isn't deeper; decorators and a long head come before it begins.
    indent = len(lines[first]) - len(lines[first].lstrip())
    begun, depth, last = False, 0, first
    for at in range(first, len(lines)):
        line = lines[at].strip()
        if not line or line.startswith('#') and begun and len(lines[at]) - len(lines[at].lstrip()) <= indent:
            continue
        if begun and depth == 0 and len(lines[at]) - len(lines[at].lstrip()) <= indent:
            break
        depth += sum(line.count(c) for c in '([{') - sum(line.count(c) for c in ')]}')
        last = at
        begun = begun or depth == 0 and not line.startswith('@')
        if at == first and 'lambda' in line and not line.startswith(('def', 'async')):
            break
    return lines[first:last + 1], first + 1


def getsource(object):
    return ''.join(getsourcelines(object)[0])


def currentframe():
    from sys import _getframe
    return _getframe()


Traceback = namedtuple('Traceback', 'filename lineno function code_context index')
FrameInfo = namedtuple('FrameInfo', 'frame filename lineno function code_context index')


def getframeinfo(frame, context=1):
    from _traceback import source
    lineno = getattr(frame, 'tb_lineno', None)
    frame = getattr(frame, 'tb_frame', frame)
    code, lineno = frame.f_code, lineno or frame.f_lineno
    lines = source(code).splitlines(True)
    shown = lines[lineno - 1:lineno] if context else None
    return Traceback(code.co_filename, lineno, code.co_name, shown, 0 if context else None)


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb is not None:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    return getouterframes(currentframe(), context)


def trace(context=1):
    from sys import exc_info
    return getinnerframes(exc_info()[2], context)


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    @property
    def description(self):
        return ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only',
                'variadic keyword')[self]

    def __str__(self):
        return self.name


class _empty:
    pass


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation).replace('typing.', '')


class Parameter:
    empty = _empty
    (POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD) = _ParameterKind

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self._kind = _ParameterKind(kind)
        if default is not _empty and self._kind in (2, 4):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        if not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name, self._default, self._annotation = name, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=None, kind=None, annotation=None, default=None):
        return Parameter(name or self._name, self._kind if kind is None else kind,
                         default=self._default if default is None else default,
                         annotation=self._annotation if annotation is None else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f': {formatannotation(self._annotation)}'
        if self._default is not _empty:
            text += f' = {self._default!r}' if self._annotation is not _empty else f'={self._default!r}'
        return {2: '*', 4: '**'}.get(int(self._kind), '') + text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return isinstance(other, Parameter) and (self._name, self._kind, self._default, self._annotation) == (
            other._name, other._kind, other._default, other._annotation)

    def __hash__(self):
        return hash((self._name, self._kind))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, p in self.signature.parameters.items():
            if p.kind in (3, 4) or name not in self.arguments:
                break
            if p.kind == 2:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found, skipped = {}, False
        for name, p in self.signature.parameters.items():
            if name not in self.arguments:
                skipped = skipped or p.kind < 2
            elif p.kind == 4:
                found.update(self.arguments[name])
            elif p.kind == 3 or skipped and p.kind == 1:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        result = {}
        for name, p in self.signature.parameters.items():
            if name in self.arguments:
                result[name] = self.arguments[name]
            elif p.default is not _empty:
                result[name] = p.default
            elif p.kind == 2:
                result[name] = ()
            elif p.kind == 4:
                result[name] = {}
        self.arguments = result

    def __repr__(self):
        return f'<BoundArguments ({", ".join([f"{k}={v!r}" for k, v in self.arguments.items()])})>'

    def __eq__(self, other):
        return isinstance(other, BoundArguments) and self.arguments == other.arguments


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self._parameters = {p.name: p for p in parameters or ()}
        self._return = return_annotation

    parameters = property(lambda self: types.MappingProxyType(self._parameters))
    return_annotation = property(lambda self: self._return)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, **kwargs):
        return signature(obj, follow_wrapped=follow_wrapped)

    def replace(self, *, parameters=None, return_annotation=...):
        return Signature(self._parameters.values() if parameters is None else parameters,
                         return_annotation=self._return if return_annotation is ... else return_annotation)

    def _bind(self, args, kwargs, partial):
        args, found = list(args), {}
        for name, p in self._parameters.items():
            if p.kind == 2:
                if args:
                    found[name] = tuple(args)
                    args = []
            elif p.kind == 4:
                break
            elif args and p.kind != 3:
                if name in kwargs and p.kind == 1:
                    raise TypeError(f'multiple values for argument {name!r}')
                found[name] = args.pop(0)
            elif name in kwargs and p.kind != 0:
                found[name] = kwargs.pop(name)
            elif p.default is _empty and not partial:
                kind = ' keyword-only' if p.kind == 3 and not any(q.kind == 2 for q in self._parameters.values()) \
                    else ''
                raise TypeError(f'missing a required{kind} argument: {name!r}')
        if args:
            raise TypeError('too many positional arguments')
        if kwargs:
            extra = [name for name, p in self._parameters.items() if p.kind == 4]
            if not extra:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
            found[extra[0]] = kwargs
        return BoundArguments(self, found)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __str__(self):
        parts, only, starred = [], False, False
        for p in self._parameters.values():
            if p.kind == 0:
                only = True
            elif only:
                parts.append('/')
                only = False
            if p.kind == 2:
                starred = True
            elif p.kind == 3 and not starred:
                parts.append('*')
                starred = True
            parts.append(str(p))
        if only:
            parts.append('/')
        text = f'({", ".join(parts)})'
        return text if self._return is _empty else f'{text} -> {formatannotation(self._return)}'

    def __repr__(self):
        return f'<Signature {self}>'

    def __eq__(self, other):
        return isinstance(other, Signature) and list(self._parameters.values()) == list(
            other._parameters.values()) and self._return == other._return

    def __hash__(self):
        return hash(tuple(self._parameters))


def _of_function(f):
    notes = getattr(f, '__annotations__', {})
    back = notes.get('return', _empty)
    made = getattr(f, '_params', None)
    if made:
        names, count, defaults = made
        first = Parameter('_cls' if f.__name__ == '__new__' else 'self', 1)
        return Signature([first] + [Parameter(n, 1 if i < count else 3, default=defaults.get(n, _empty),
                                              annotation=notes.get(n, _empty)) for i, n in enumerate(names)],
                         return_annotation=back)
    code = f.__code__
    names, count, only, keyword = (code.co_varnames, code.co_argcount, code.co_posonlyargcount,
                                   code.co_kwonlyargcount)
    defaults, kwdefaults = f.__defaults__ or (), f.__kwdefaults__ or {}
    found = []

    def add(name, kind, default=_empty):
        found.append(Parameter(name, kind, default=default, annotation=notes.get(name, _empty)))
    for i in range(count):
        at = i - count + len(defaults)
        add(names[i], 0 if i < only else 1, defaults[at] if at >= 0 else _empty)
    after = count + keyword
    if code.co_flags & CO_VARARGS:
        add(names[after], 2)
        after += 1
    for name in names[count:count + keyword]:
        add(name, 3, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[after], 4)
    return Signature(found, return_annotation=back)


def _without_first(sig):
    params = list(sig._parameters.values())
    if params and params[0].kind < 2:
        params = params[1:]
    return Signature(params, return_annotation=sig._return)


def signature(obj, *, follow_wrapped=True, **kwargs):
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, types.MethodType):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or isinstance(f, types.MethodType))
    made = getattr(obj, '__signature__', None)
    if isinstance(made, Signature):
        return made
    if isinstance(obj, functools.partial):
        sig = signature(obj.func)
        bound = sig.bind_partial(*obj.args, **obj.keywords).arguments
        params, only = [], False
        for p in sig._parameters.values():
            if p.name in obj.keywords:
                p = p.replace(default=obj.keywords[p.name], kind=3)
                only = True
            elif p.name in bound and p.kind < 2:
                continue
            elif only and p.kind == 1:
                p = p.replace(kind=3)
            params.append(p)
        return Signature(params, return_annotation=sig._return)
    if isinstance(obj, types.FunctionType):
        return _of_function(obj)
    if isinstance(obj, type):
        for name in ('__new__', '__init__'):
            method = getattr(obj, name, None)
            if isinstance(method, types.FunctionType):
                return _without_first(signature(method))
        if obj.__init__ is object.__init__:
            return Signature()
    else:
        call = getattr(type(obj), '__call__', None)
        if isinstance(call, types.FunctionType):
            return _without_first(signature(call))
    raise ValueError(f'no signature found for builtin {obj!r}')


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    found = dict(getattr(obj, '__annotations__', None) or {})
    if not eval_str:
        return found
    if isinstance(obj, type):
        space = vars(sys.modules.get(obj.__module__)) | vars(obj)
    else:
        space = getattr(unwrap(obj), '__globals__', None) or vars(obj)
    space = space if globals is None else globals
    return {name: eval(kind, space, locals) if isinstance(kind, str) else kind for name, kind in found.items()}


FullArgSpec = namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations',
                         module='inspect')


def getfullargspec(func):
    of = {}
    for p in signature(func).parameters.values():
        of.setdefault(int(p.kind), []).append(p)
    plain, named = of.get(0, []) + of.get(1, []), of.get(3, [])
    return FullArgSpec(
        [p.name for p in plain], of[2][0].name if 2 in of else None, of[4][0].name if 4 in of else None,
        tuple([p.default for p in plain if p.default is not p.empty]) or None, [p.name for p in named],
        {p.name: p.default for p in named if p.default is not p.empty} or None, dict(func.__annotations__))
