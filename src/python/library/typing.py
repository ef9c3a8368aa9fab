# typing: names for annotations; nothing is checked.
import collections
import collections.abc
import types

TYPE_CHECKING = False


def _shown(item):
    if item is ...:
        return '...'
    if item is None or item is type(None):
        return 'None'
    if isinstance(item, list):
        return '[' + ', '.join(map(_shown, item)) + ']'
    if type(item) is type or isinstance(item, type) and not hasattr(item, '__args__'):
        return item.__qualname__ if item.__module__ == 'builtins' else f'{item.__module__}.{item.__qualname__}'
    return repr(item)


class _Operand:
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')


class _Form(_Operand):
    def __init__(self, name, check=None):
        self._name, self._check = name, check

    def __repr__(self):
        return f'typing.{self._name}'

    def __getitem__(self, item):
        if self._name == 'Optional':
            return Union[item, None]
        args = item if isinstance(item, tuple) else (item,)
        if self._name == 'Literal':
            flat = []
            for arg in args:
                for each in arg.__args__ if isinstance(arg, _Alias) and arg.__origin__ is Literal else (arg,):
                    if not any(each == e and type(each) is type(e) for e in flat):
                        flat.append(each)
            return _Alias(self, tuple(flat))
        if self._name == 'Annotated':
            if len(args) < 2:
                raise TypeError('Annotated[...] should be used with at least two arguments (a type and an '
                                'annotation).')
            return _Annotated(args[0], args[1:])
        return _Alias(self, args)

    def __mro_entries__(self, bases):
        if self._name == 'Protocol':
            return (Protocol,)
        return super().__mro_entries__(bases)


def _flat(items):
    for item in items:
        if type(item) in (list, tuple):
            yield from _flat(item)
        elif isinstance(item, TypeVar):
            yield item
        elif hasattr(item, '__parameters__') and not isinstance(item, type):
            yield from item.__parameters__


class _Alias(_Operand):
    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = tuple(dict.fromkeys(_flat(self.__args__)))
        self._name = name

    def __repr__(self):
        args = ', '.join([repr(arg) if self.__origin__ is Literal else _shown(arg) for arg in self.__args__]) or '()'
        if self._name and self._name.endswith('Callable'):
            first = '...' if self.__args__[0] is ... else '[' + ', '.join(map(_shown, self.__args__[:-1])) + ']'
            args = f'{first}, {_shown(self.__args__[-1])}'
        name = _shown(self.__origin__) if not self._name else self._name if '.' in self._name else 'typing.' + self._name
        return f'{name}[{args}]'

    def __getitem__(self, items):
        items = items if isinstance(items, tuple) else (items,)
        if len(items) != len(self.__parameters__):
            if not self.__parameters__:
                raise TypeError(f'{self!r} is not a generic class')
        known = dict(zip(self.__parameters__, items))

        def put(arg):
            if isinstance(arg, TypeVar):
                return known.get(arg, arg)
            if getattr(arg, '__parameters__', None) and not isinstance(arg, type):
                return arg[tuple([known[p] for p in arg.__parameters__])]
            return arg
        put_in = tuple([put(arg) for arg in self.__args__])
        return Union[put_in] if self.__origin__ is Union else _Alias(self.__origin__, put_in, self._name)

    def __call__(self, *args, **kwargs):
        if isinstance(self.__origin__, _Form):
            raise TypeError(f'Cannot instantiate {self!r}')
        if self._name and '.' not in self._name:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _Form):
            return origin.__mro_entries__(bases)
        if self._name and Generic not in bases and not any(
                isinstance(b, _Alias) and b.__origin__ is Generic for b in bases) and self.__parameters__:
            return (origin, Generic)
        return (origin,)

    def __eq__(self, other):
        return isinstance(other, _Alias) and self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __instancecheck__(self, obj):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    __subclasscheck__ = __instancecheck__


class _Annotated(_Alias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _Annotated):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        super().__init__(origin, (origin,))
        self.__metadata__ = metadata

    def __repr__(self):
        return f'typing.Annotated[{_shown(self.__origin__)}, {", ".join(map(repr, self.__metadata__))}]'

    def __eq__(self, other):
        return isinstance(other, _Annotated) and self.__origin__ == other.__origin__ and \
            self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


class _Builtin(_Operand):
    def __init__(self, origin, name):
        self.__origin__, self._name = origin, name

    def __repr__(self):
        return f'typing.{self._name}'

    def __getitem__(self, item):
        if self._name == 'Callable' and isinstance(item, tuple):
            args, result = item
            item = (tuple(args) if isinstance(args, list) else (args,)) + (result,)
        return _Alias(self.__origin__, item, self._name)

    def __call__(self, *args, **kwargs):
        raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


for _name in ('Optional Literal Final ClassVar Annotated Self Never NoReturn LiteralString TypeAlias Concatenate '
              'Unpack Required NotRequired ReadOnly TypeGuard TypeIs').split():
    globals()[_name] = _Form(_name)
_UnionType = type(int | str)


class _UnionForm(_Form):
    def __getitem__(self, items):
        items = items if isinstance(items, tuple) else (items,)
        flat = []
        for item in items:
            item = type(None) if item is None else item
            nested = isinstance(item, _UnionType) or isinstance(item, _Alias) and item.__origin__ is self
            for each in item.__args__ if nested else (item,):
                if each not in flat:
                    flat.append(each)
        if not flat:
            raise TypeError('Cannot take a Union of no types.')
        if len(flat) == 1:
            return flat[0]
        if all(isinstance(each, type) for each in flat):
            union = flat[0] | flat[1]
            for each in flat[2:]:
                union = union | each
            return union
        return _UnionAlias(self, tuple(flat))

    def __instancecheck__(self, obj):
        return isinstance(obj, _UnionType)

    def __repr__(self):
        return "<class 'typing.Union'>"


class _UnionAlias(_Alias):
    def __repr__(self):
        return ' | '.join(map(_shown, self.__args__))


Union = _UnionForm('Union')


for _name, _origin in {
        'List': list, 'Dict': dict, 'Set': set, 'FrozenSet': frozenset, 'Tuple': tuple, 'Type': type,
        'Deque': collections.deque, 'DefaultDict': collections.defaultdict, 'OrderedDict': collections.OrderedDict,
        'Counter': collections.Counter, 'ChainMap': collections.ChainMap, 'AbstractSet': collections.abc.Set,
        'ContextManager': None, 'AsyncContextManager': None}.items():
    if _origin is None:
        import contextlib
        _origin = getattr(contextlib, 'Abstract' + _name)
    globals()[_name] = _Builtin(_origin, _name)
for _name in ('Hashable Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Iterable Iterator Reversible '
              'Generator Sized Container Collection Callable MutableSet Mapping MappingView KeysView ItemsView '
              'ValuesView MutableMapping Sequence MutableSequence').split():
    globals()[_name] = _Builtin(getattr(collections.abc, _name), _name)
Text = str


class TypeVar(_Operand):
    _prefix = _is_type_parameter = True

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=None):
        self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
        self.__covariant__, self.__contravariant__, self.__default__ = covariant, contravariant, default
        self.__infer_variance__, self.__module__ = infer_variance, '__main__'

    def __getattr__(self, name):
        if name in ('__bound__', '__constraints__', '__default__') and '_later' in self.__dict__:
            bound, default = self._later
            if name == '__default__':
                self.__default__ = default()
            else:
                bound = bound()
                self.__bound__, self.__constraints__ = (None, bound) if isinstance(bound, tuple) else (bound, ())
            return getattr(self, name)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute {name!r}")

    def has_default(self):
        return self.__default__ is not None

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__


class TypeVarTuple(TypeVar):
    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield Unpack[self]


class ParamSpec(TypeVar):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False, default=None):
        super().__init__(name, bound=bound, covariant=covariant, contravariant=contravariant,
                         infer_variance=infer_variance, default=default)

    @property
    def args(self):
        return _Form(f'{self.__name__}.args')

    @property
    def kwargs(self):
        return _Form(f'{self.__name__}.kwargs')


# Type parameters of Python 3.12: what they are made by, and what is made of all that a thing has.
def _lazily(var, bound, default):
    # What bounds it is evaluated by the first who asks.
    if bound is not None:
        del var.__bound__, var.__constraints__
    if default is not None:
        del var.__default__
    if bound or default:
        var._later = bound, default
    return var


def _type_var(name, bound, default):
    return _lazily(TypeVar(name, infer_variance=True), bound, default)


def _type_var_tuple(name, bound, default):
    return _lazily(TypeVarTuple(name), bound, default)


def _param_spec(name, bound, default):
    return _lazily(ParamSpec(name, infer_variance=True), bound, default)


def _generic_function(*params):
    def mark(function):
        function.__type_params__ = params
        return function
    return mark


def _generic_base(*params):
    return Generic[params]


def _type_params(*params):
    return params


AnyStr = TypeVar('AnyStr', bytes, str)


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, items):
        items = items if isinstance(items, tuple) else (items,)
        if cls is Generic and not all(isinstance(item, (TypeVar, _Alias)) for item in items):
            raise TypeError('Parameters to Generic[...] must all be type variables or parameter specification '
                            'variables.')
        params = getattr(cls, '__parameters__', None)
        if cls not in (Generic, Protocol) and params is not None and not any(
                isinstance(param, (TypeVarTuple, ParamSpec)) for param in params):
            if not params:
                raise TypeError(f'{cls} is not a generic class')
            least = len([param for param in params if param.__default__ is None])
            if not least <= len(items) <= len(params):
                raise TypeError(f'Too {"many" if len(items) > len(params) else "few"} arguments for {cls}; actual '
                                f'{len(items)}, expected {"at least " if least < len(params) else ""}{least}')
        return _Alias(cls, items, 'Generic' if cls is Generic else 'Protocol' if cls is Protocol else None)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        params = []
        for base in cls.__dict__.get('__orig_bases__', ()):
            params += getattr(base, '__parameters__', ())
        cls.__parameters__ = tuple(dict.fromkeys(params))


from abc import ABCMeta, abstractmethod


def _protocol_names(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__dict__.get('_is_protocol') and base.__name__ not in ('Protocol', 'Generic'):
            names.update([n for n in [*base.__dict__, *_annotations(base.__dict__, base)]
                          if n not in _IGNORED and not n.startswith(('_abc_', '.'))
                          and type(base.__dict__.get(n)) is not TypeVar])
    return names


_IGNORED = set('__abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__ __slots__ '
               '__subclasshook__ __weakref__ __class_getitem__ __match_args__ __static_attributes__ '
               '__firstlineno__ _is_protocol _is_runtime_protocol __parameters__ __orig_bases__ __init_subclass__ '
               '__qualname__ __annotate__ __annotate_func__ __annotations_cache__ __protocol_attrs__ '
               '__type_params__ __conditional_annotations__ __classdict__'.split())


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls is Protocol or not cls.__dict__.get('_is_protocol'):
            return super().__instancecheck__(instance)
        if not cls.__dict__.get('_is_runtime_protocol'):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if super().__instancecheck__(instance):
            return True
        for name in _protocol_names(cls):
            if not hasattr(instance, name) or getattr(instance, name) is None and callable(
                    getattr(cls, name, None)):
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls is Protocol or not cls.__dict__.get('_is_protocol'):
            return super().__subclasscheck__(other)
        if not cls.__dict__.get('_is_runtime_protocol'):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return super().__subclasscheck__(other) or all(
            any(name in base.__dict__ for base in other.__mro__) for name in _protocol_names(cls))


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if '_is_protocol' not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol and '__init__' not in cls.__dict__:
            cls.__init__ = _no_init
        elif not cls._is_protocol and cls.__init__ is _no_init:
            cls.__init__ = next((b.__dict__['__init__'] for b in cls.__mro__
                                 if b.__dict__.get('__init__', _no_init) is not _no_init), object.__init__)


def _no_init(self, *args, **kwargs):
    if type(self).__dict__.get('_is_protocol'):
        raise TypeError('Protocols cannot be instantiated')


def runtime_checkable(cls):
    if not getattr(cls, '_is_protocol', False):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls


def _supports(name, method):
    def body(self):
        pass
    body.__name__ = method
    cls = _ProtocolMeta(name, (Protocol,), {method: abstractmethod(body), '_is_protocol': True,
                                            '__module__': 'typing'})
    return runtime_checkable(cls)


for _name, _method in {'Int': 'int', 'Float': 'float', 'Complex': 'complex', 'Bytes': 'bytes', 'Index': 'index',
                       'Abs': 'abs', 'Round': 'round'}.items():
    globals()['Supports' + _name] = _supports('Supports' + _name, f'__{_method}__')


def _annotations(space, cls=None):
    own = space.get('__annotations__')
    if own is None and cls is not None:
        own = getattr(cls, '__annotations__', None)
    if own is None and '__annotate__' in space:
        own = space['__annotate__']()
    return own or {}


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        kinds = dict(_annotations(ns))
        defaults = []
        for name in kinds:
            if name in ns:
                defaults.append(ns[name])
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default field'
                                f'{"s" if len(defaults) > 1 else ""} ' +
                                ', '.join([n for n in kinds if n in ns]))
        made = collections.namedtuple(typename, list(kinds), defaults=defaults, module=ns.get('__module__'))
        kinds = {name: _forward(kind) for name, kind in kinds.items()}
        made.__annotations__ = made.__new__.__annotations__ = kinds
        for name, value in ns.items():
            if name in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                        '_replace', '_asdict', '_source'):
                raise AttributeError(f'Cannot overwrite NamedTuple attribute {name}')
            if name not in kinds and name not in ('__module__', '__annotations__', '__orig_bases__', '__dict__',
                                                  '__weakref__', '__annotate__', '__qualname__', '__classcell__'):
                setattr(made, name, value)
                hook = getattr(type(value), '__set_name__', None)
                if hook:
                    hook(value, made, name)
        made.__orig_bases__ = ns.get('__orig_bases__', (NamedTuple,))
        return made


class _NamedTupleForm:
    def __call__(self, typename, fields=(), /):
        fields = list(fields)
        made = collections.namedtuple(typename, [name for name, _ in fields], module='__main__')
        made.__annotations__ = dict(fields)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __repr__(self):
        return '<function NamedTuple>'


_NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple = _NamedTupleForm()


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True, closed=None, extra_items=None):
        made = type.__new__(_TypedDictMeta, name, (dict,), dict(ns))
        own = {key: _forward(kind, made) for key, kind in _annotations(ns, made).items()}
        kinds, required, optional = {}, set(), set()
        for base in ns.get('__orig_bases__', bases):
            kinds.update(getattr(base, '_kinds', {}))
            required |= getattr(base, '__required_keys__', set())
            optional |= getattr(base, '__optional_keys__', set())
        for key, kind in own.items():
            origin = getattr(kind, '__origin__', None)
            needed = origin is Required or total and origin is not NotRequired
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
        kinds.update(own)
        made.__annotations__ = made._kinds = kinds
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __subclasscheck__ = __instancecheck__


class _TypedDictForm(_NamedTupleForm):
    def __call__(self, typename, fields=(), /, *, total=True):
        return _TypedDictMeta(typename, (), {'__annotations__': dict(fields), '__module__': '__main__'}, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return '<function TypedDict>'


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict = _TypedDictForm()


class NewType(_Operand):
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = '__main__'

    def __call__(self, x):
        return x

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'


class ForwardRef:
    def __init__(self, arg, *, module=None, owner=None):
        self.__forward_arg__, self.__forward_module__, self.__owner__ = arg, module, owner

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__ and \
            self.__forward_module__ == other.__forward_module__ and self.__owner__ == other.__owner__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        more = '' if self.__forward_module__ is None else f', module={self.__forward_module__!r}'
        if self.__owner__ is not None:
            more += f', owner={self.__owner__!r}'
        return f'ForwardRef({self.__forward_arg__!r}{more})'


# What a class's annotation is that was written as a text.
def _forward(kind, owner=None):
    return ForwardRef(kind, module=owner and owner.__module__, owner=owner) if isinstance(kind, str) else kind


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def reveal_type(obj, /):
    import sys
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def _same(x, /):
    return x


def _marked(name):
    def mark(thing, /):
        try:
            setattr(thing, name, True)
        except (AttributeError, TypeError):
            pass
        return thing
    return mark


no_type_check, final, override = _same, _marked('__final__'), _marked('__override__')
class TypeAliasType(_Operand):
    def __init__(self, name, value, type_params=()):
        self.__name__, self._value, self.__type_params__ = name, value, type_params
        self.__parameters__ = type_params
        self.__module__ = '__main__'

    __value__ = property(lambda self: self._value() if isinstance(self._value, types.FunctionType) else self._value)

    def __repr__(self):
        return self.__name__

    def __getitem__(self, item):
        return types.GenericAlias(self, item)


runtime = runtime_checkable
_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


def overload(func):
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _overload_dummy


def get_overloads(func):
    return list(_overloads.get((func.__module__, func.__qualname__), ()))


def dataclass_transform(**options):
    return _same


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            found = base.__dict__.get('__annotations__')
            if not isinstance(found, dict):
                found = getattr(base, '__annotations__', {}) if base is not object else {}
            hints.update(found or {})
        space = getattr(__import__('sys').modules.get(obj.__module__), '__dict__', {})
    else:
        while hasattr(obj, '__wrapped__'):
            obj = obj.__wrapped__
        hints.update(getattr(obj, '__annotations__', {}))
        space = getattr(obj, '__globals__', {})
    params = {param.__name__: param for param in getattr(obj, '__type_params__', ())}
    space = {**space, **params, **(globalns or {}), **(localns or {})}
    for name, hint in hints.items():
        if isinstance(hint, ForwardRef):
            hint = hint.__forward_arg__
        if isinstance(hint, str):
            try:
                hint = eval(hint, space)
            except NameError as error:
                if error.name not in hints:
                    raise
        if hint is None:
            hint = type(None)
        if not include_extras and isinstance(hint, _Annotated):
            hint = hint.__origin__
        hints[name] = hint
    return hints


def get_origin(tp):
    if isinstance(tp, _Annotated):
        return Annotated
    if isinstance(tp, _UnionType):
        return Union
    return getattr(tp, '__origin__', None) if not isinstance(tp, type) or hasattr(tp, '__args__') else \
        Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _Annotated):
        return (tp.__origin__,) + tp.__metadata__
    args = getattr(tp, '__args__', ())
    if get_origin(tp) is collections.abc.Callable and args and args[0] is not ...:
        return (list(args[:-1]), args[-1])
    return args


def get_protocol_members(tp):
    return frozenset(_protocol_names(tp))


def is_protocol(tp):
    return isinstance(tp, type) and bool(tp.__dict__.get('_is_protocol')) and tp is not Protocol


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class IO(Generic[AnyStr]):
    pass


class TextIO(IO[str]):
    pass


class BinaryIO(IO[bytes]):
    pass
