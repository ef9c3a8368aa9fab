# dataclasses: classes made of fields; methods are closures.
from _binding import bind
from types import MappingProxyType, GenericAlias


class FrozenInstanceError(AttributeError):
    pass


class _Sentinel:
    def __init__(self, name):
        self._text = name

    def __repr__(self):
        return self._text


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING, KW_ONLY = _MISSING_TYPE(), _KW_ONLY_TYPE()
_FIELD, _CLASSVAR, _INITVAR = _Sentinel('_FIELD'), _Sentinel('_FIELD_CLASSVAR'), _Sentinel('_FIELD_INITVAR')
_FACTORY = _Sentinel('<factory>')


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        kind = self.type
        return f'dataclasses.InitVar[{kind.__name__ if type(kind) is type else repr(kind)}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
                 'kw_only', 'doc', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory, self.init, self.repr = default, default_factory, init, repr
        self.hash, self.compare, self.kw_only, self.doc = hash, compare, kw_only, doc
        self.metadata = MappingProxyType({} if metadata is None else metadata)

    def __repr__(self):
        return 'Field(' + ','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__[:-1]]) + \
            f',_field_type={self._field_type!r})'

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), '__set_name__', None)
        if set_name:
            set_name(self.default, owner, name)

    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


class _Params:
    def __init__(self, **options):
        self.__dict__.update(options)

    def __repr__(self):
        return '_DataclassParams(' + ','.join([f'{k}={v!r}' for k, v in self.__dict__.items()]) + ')'


def _is(annotation, name):
    if isinstance(annotation, str):
        return annotation.split('[')[0].split('.')[-1].strip() == name
    if name == 'InitVar':
        return annotation is InitVar or type(annotation) is InitVar
    if name == 'KW_ONLY':
        return annotation is KW_ONLY
    import sys
    typing = sys.modules.get('typing')
    return typing is not None and (annotation is typing.ClassVar or
                                   getattr(annotation, '__origin__', None) is typing.ClassVar)


class _Forward:
    # An annotation with a name in it that isn't there yet, as the class itself.
    def __init__(self, text, owner):
        self.__forward_arg__, self.__owner__ = text, owner

    def __or__(self, other, text='{} | {}'):
        other = getattr(other, '__forward_arg__', None) or getattr(other, '__name__', None) or repr(other)
        return _Forward(text.format(self.__forward_arg__, other), self.__owner__)

    def __ror__(self, other):
        return self.__or__(other, '{1} | {0}')

    def __getitem__(self, item):
        return self.__or__(item, '{}[{}]')

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return _Forward(f'{self.__forward_arg__}.{name}', self.__owner__)

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r}, is_class=True, owner={self.__owner__!r})'


def _annotations_so_far(cls):
    annotate, names = cls.__annotate__, []
    space, free = annotate.__globals__, annotate.__code__.co_freevars
    try:
        while True:
            try:
                return annotate()
            except NameError as error:
                name = error.name
                if name is None or name in names:
                    raise
                names.append(name)
                if name in free:
                    annotate.__closure__[free.index(name)].cell_contents = _Forward(name, cls)
                else:
                    space[name] = _Forward(name, cls)
    finally:
        for name in names:
            if name in free:
                del annotate.__closure__[free.index(name)].cell_contents
            else:
                space.pop(name, None)


def _own_annotations(cls):
    own = cls.__dict__.get('__annotations__')
    if isinstance(own, dict):
        return own
    try:
        found = getattr(cls, '__annotations__', None) or {}
    except NameError:
        return _annotations_so_far(cls)
    return {} if any(found is getattr(base, '__annotations__', None) for base in cls.__mro__[1:]) else found


def _get_field(cls, name, kind, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == 'member_descriptor':
            default = MISSING
        f = field(default=default)
    f.name, f.type = name, kind
    f._field_type = _CLASSVAR if _is(kind, 'ClassVar') else _INITVAR if _is(kind, 'InitVar') else _FIELD
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type is _CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and (type(f.default).__hash__ is None or isinstance(f.default, (list, dict, set))):
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    return f


def _method(cls, function, name):
    function.__name__ = name
    function.__qualname__ = f'{cls.__qualname__}.{name}'
    function.__module__ = cls.__module__
    return function


def _add(cls, function, name):
    if name in cls.__dict__:
        return True
    setattr(cls, name, _method(cls, function, name))
    return False


def _make_init(cls, fields, frozen):
    given = [f for f in fields if f.init]
    plain = [f for f in given if not f.kw_only]
    order = plain + [f for f in given if f.kw_only]
    names = tuple([f.name for f in order])
    count = len(plain)
    seen = None
    for f in plain:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen = f
        elif seen:
            raise TypeError(f'non-default argument {f.name!r} follows default argument {seen.name!r}')
    defaults = {}
    for f in order:
        if f.default is not MISSING:
            defaults[f.name] = f.default
        elif f.default_factory is not MISSING:
            defaults[f.name] = _FACTORY
    factories = any(f.default_factory is not MISSING for f in order)
    post = hasattr(cls, '__post_init__')
    setter = object.__setattr__ if frozen else setattr
    simple = len(order) == len(fields) == count and all(f._field_type is _FIELD for f in fields)
    initvars = [f.name for f in fields if f._field_type is _INITVAR]
    title = f'{cls.__qualname__}.__init__'

    def __init__(self, /, *args, **kwargs):
        if kwargs or len(args) != count or count != len(names):
            args = bind(title, names, count, defaults, args, kwargs)
        if simple:
            for f, name, value in zip(order, names, args):
                setter(self, name, f.default_factory() if value is _FACTORY else value)
            if post:
                self.__post_init__()
            return
        values = dict(zip(names, args))
        for f in fields:
            if f.name in values:
                value = values[f.name]
                if value is _FACTORY and f.default_factory is not MISSING:
                    value = values[f.name] = f.default_factory()
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            elif f.default is not MISSING and slots:
                value = f.default
            else:
                continue
            if f._field_type is _FIELD:
                setter(self, f.name, value)
        if post:
            self.__post_init__(*[values.get(name) for name in initvars])

    slots = '__slots__' in cls.__dict__
    __init__._params = names, count, defaults
    __init__.__annotations__ = {f.name: f.type for f in order}
    __init__.__annotations__['return'] = None
    return __init__


def _compared(cls, name, names, test):
    def method(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return test(tuple([getattr(self, n) for n in names]), tuple([getattr(other, n) for n in names]))
    return _method(cls, method, name)


_shown = set()


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    any_frozen = all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get('__dataclass_fields__')
        if base_fields is not None:
            fields.update(base_fields)
            is_frozen = base.__dataclass_params__.frozen
            any_frozen = any_frozen or is_frozen
            all_frozen = is_frozen if all_frozen is None else all_frozen and is_frozen
    annotations = _own_annotations(cls)
    own, only = [], kw_only
    seen_marker = False
    for name, kind in annotations.items():
        if _is(kind, 'KW_ONLY'):
            if seen_marker:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_marker = only = True
        else:
            own.append(_get_field(cls, name, kind, only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if any_frozen is not None:
        if any_frozen and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if not all_frozen and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    cls.__dataclass_fields__ = fields
    cls.__dataclass_params__ = _Params(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                                       frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                                       weakref_slot=weakref_slot)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    explicit = not (class_hash is MISSING or class_hash is None and '__eq__' in cls.__dict__)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    every = [f for f in fields.values() if f._field_type is not _CLASSVAR]
    real = [f for f in every if f._field_type is _FIELD]
    if init:
        setattr(cls, '__init__', _method(cls, _make_init(cls, every, frozen), '__init__'))
    _add(cls, _replace, '__replace__')
    if repr:
        shown = [f.name for f in real if f.repr]

        def __repr__(self):
            if id(self) in _shown:
                return '...'
            _shown.add(id(self))
            try:
                parts = [f'{name}={getattr(self, name)!r}' for name in shown]
                return f'{type(self).__qualname__}({", ".join(parts)})'
            finally:
                _shown.discard(id(self))
        _add(cls, __repr__, '__repr__')
    compared = [f.name for f in real if f.compare]
    if eq:
        def __eq__(self, other):
            if self is other:
                return True
            if other.__class__ is not self.__class__:
                return NotImplemented
            return all([getattr(self, n) == getattr(other, n) for n in compared])
        _add(cls, __eq__, '__eq__')
    if order:
        for name, test in (('__lt__', lambda a, b: a < b), ('__le__', lambda a, b: a <= b),
                           ('__gt__', lambda a, b: a > b), ('__ge__', lambda a, b: a >= b)):
            if _add(cls, _compared(cls, name, compared, test), name):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__} Consider using '
                                'functools.total_ordering')
    if frozen:
        names = {f.name for f in real}

        def __setattr__(self, name, value):
            if type(self) is this[0] or name in names:
                raise FrozenInstanceError(f'cannot assign to field {name!r}')
            super(this[0], self).__setattr__(name, value)

        def __delattr__(self, name):
            if type(self) is this[0] or name in names:
                raise FrozenInstanceError(f'cannot delete field {name!r}')
            super(this[0], self).__delattr__(name)
        this = [cls]
        for function in (__setattr__, __delattr__):
            if _add(cls, function, function.__name__):
                raise TypeError(f'Cannot overwrite attribute {function.__name__} in class {cls.__name__}')
    if unsafe_hash or eq and frozen:
        hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]

        def __hash__(self):
            return hash(tuple([getattr(self, name) for name in hashed]))
        if not explicit:
            cls.__hash__ = _method(cls, __hash__, '__hash__')
        elif unsafe_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    elif eq and not explicit:
        cls.__hash__ = None
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in every if f.init and not f.kw_only])
    if cls.__dict__.get('__doc__') is None:
        parts = []
        for f in [f for f in every if f.init and not f.kw_only] + ['*'] * any(f.init and f.kw_only for f in every) \
                + [f for f in every if f.init and f.kw_only]:
            if f == '*':
                parts.append('*')
                continue
            text = getattr(f.type, '__name__', None) if type(f.type) is type else f.type
            text = f'{f.name}: {text!r}' if isinstance(f.type, str) else f'{f.name}: {text}'
            if f.default is not MISSING:
                text += f' = {f.default!r}'
            elif f.default_factory is not MISSING:
                text += ' = <factory>'
            parts.append(text)
        cls.__doc__ = f'{cls.__name__}({", ".join(parts)})'
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, [f.name for f in real], weakref_slot)
        if frozen:
            this[0] = cls
    return cls


def _add_slots(cls, names, weakref_slot):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    space = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        some = base.__dict__.get('__slots__', ())
        inherited.update((some,) if isinstance(some, str) else some)
    names = names + ['__weakref__'] * weakref_slot
    space['__slots__'] = tuple([name for name in names if name not in inherited])
    for name in names + ['__dict__', '__weakref__']:
        space.pop(name, None)
    new = type(cls)(cls.__name__, cls.__bases__, space)
    new.__qualname__ = cls.__qualname__
    if '__init__' in space and '_params' in getattr(space['__init__'], '__dict__', ()):
        frozen = cls.__dataclass_params__.frozen
        every = [f for f in cls.__dataclass_fields__.values() if f._field_type is not _CLASSVAR]
        new.__init__ = _method(new, _make_init(new, every, frozen), '__init__')
    for value in space.values():
        for function in (value, getattr(value, 'fget', None), getattr(value, '__func__', None)):
            code = getattr(function, '__code__', None)
            if code is not None and '__class__' in code.co_freevars:
                cell = function.__closure__[code.co_freevars.index('__class__')]
                if cell.cell_contents is cls:
                    cell.cell_contents = new
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


def _copied(obj, inner):
    if _is_instance(obj):
        return inner(obj)
    kind = type(obj)
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return kind(*[_copied(v, inner) for v in obj])
    if isinstance(obj, (list, tuple)):
        return kind([_copied(v, inner) for v in obj])
    if isinstance(obj, dict):
        pairs = [(_copied(k, inner), _copied(v, inner)) for k, v in obj.items()]
        if hasattr(kind, 'default_factory') or hasattr(obj, 'default_factory'):
            result = kind(obj.default_factory)
            result.update(pairs)
            return result
        return kind(pairs)
    import copy
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')

    def inner(obj):
        return dict_factory([(f.name, _copied(getattr(obj, f.name), inner)) for f in fields(obj)])
    return inner(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')

    def inner(obj):
        return tuple_factory([_copied(getattr(obj, f.name), inner) for f in fields(obj)])
    return inner(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, decorator=dataclass, **options):
    space = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            from typing import Any
            name, kind = item, Any
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, space[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = kind
    space['__annotations__'] = annotations
    space['__module__'] = module or '__main__'
    return decorator(type(cls_name, bases, space), **options)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in self.__dataclass_fields__.values():
        if f._field_type is _CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
        elif f.name not in changes:
            if f._field_type is _INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
