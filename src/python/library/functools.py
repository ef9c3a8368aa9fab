# functools: tools for functions.
from collections import namedtuple

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)
_CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])
_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            try:
                setattr(wrapper, name, value)
            except AttributeError:
                if name != '__type_params__':
                    raise
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class _PlaceholderType:
    __slots__ = ()

    def __repr__(self):
        return 'Placeholder'


Placeholder = _PlaceholderType()


class partial:
    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if args and args[-1] is Placeholder:
            raise TypeError('trailing Placeholders are not allowed')
        if isinstance(func, partial):
            args = func._fill(args)
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func, self.args, self.keywords = func, args, keywords
        self._holes = any(arg is Placeholder for arg in args)
        return self

    def __getnewargs__(self):
        return self.func, *self.args

    def _fill(self, args):
        if not self._holes:
            return self.args + args
        args = list(args)
        filled = tuple([args.pop(0) if arg is Placeholder and args else arg for arg in self.args])
        return filled + tuple(args)

    def __call__(self, /, *args, **keywords):
        if self._holes:
            args = self._fill(args)
            if any(arg is Placeholder for arg in args):
                raise TypeError("missing positional arguments in 'partial' call; expected at least "
                                f'{len([1 for arg in self.args if arg is Placeholder])}, got '
                                f'{len([1 for arg in self.args if arg is Placeholder]) - args.count(Placeholder)}')
            return self.func(*args, **{**self.keywords, **keywords})
        if self.keywords:
            keywords = {**self.keywords, **keywords}
        return self.func(*self.args, *args, **keywords)

    def __repr__(self):
        parts = [repr(self.func), *[repr(arg) for arg in self.args]]
        parts += [f'{key}={value!r}' for key, value in self.keywords.items()]
        kind = type(self)
        name = 'functools.partial' if kind is partial else f'{kind.__module__}.{kind.__qualname__}'
        return f'{name}({", ".join(parts)})'

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return type(_method.m)(self, obj)


class _method:
    def m(self):
        pass


_method = _method()


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'the first argument {func!r} must be a callable or a descriptor')
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        get = getattr(type(self.func), '__get__', None)
        if obj is not None and get is not None:
            bound = get(self.func, obj, cls)
            return partial(bound, *self.args, **self.keywords)
        func = self.func if get is None else get(self.func, None, cls)

        def _method(cls_or_self, /, *args, **keywords):
            return func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        return _method

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args), *[f'{key}={value!r}' for key, value in self.keywords.items()]]
        return f'functools.partialmethod({", ".join(parts)})'


def reduce(function, iterable, /, initial=_missing):
    it = iter(iterable)
    if initial is _missing:
        initial = next(it, _missing)
        if initial is _missing:
            raise TypeError('reduce() of empty iterable with no initial value')
    for element in it:
        initial = function(initial, element)
    return initial


def cmp_to_key(mycmp):
    class K:
        __slots__ = ['obj']
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0
    return K


def _ordering(root, name):
    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        if name[2] == root[2]:
            return answer or self == other if root[3] == 't' else answer and self != other
        if name[3] == root[3]:
            if root[3] == 't':
                return not answer and self != other
            return not answer or self == other
        return not answer
    method.__name__ = name
    return method


def total_ordering(cls):
    names = ('__lt__', '__gt__', '__le__', '__ge__')
    roots = [name for name in names if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = '__lt__' if '__lt__' in roots else '__le__' if '__le__' in roots else roots[0]
    for name in names:
        if name not in roots:
            setattr(cls, name, _ordering(root, name))
    return cls


def _make_key(args, kwds, typed):
    if not kwds and not typed:
        if len(args) == 1 and type(args[0]) in (int, str):
            return args[0]
        return args
    key = args
    if kwds:
        key += (_missing,)
        for item in kwds.items():
            key += item
    if typed:
        key += tuple([type(value) for value in args]) + tuple([type(value) for value in kwds.values()])
    return key


class _lru_cache_wrapper:
    def __init__(self, func, maxsize, typed):
        self._func, self._maxsize, self._typed = func, maxsize, typed
        self._cache = {}
        self._hits = self._misses = 0
        update_wrapper(self, func)
        self.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}

    def __call__(self, /, *args, **kwds):
        maxsize, cache = self._maxsize, self._cache
        if maxsize == 0:
            self._misses += 1
            return self._func(*args, **kwds)
        key = _make_key(args, kwds, self._typed)
        try:
            result = cache.get(key, _missing)
        except TypeError:
            hash(key)
            raise
        if result is not _missing:
            self._hits += 1
            if maxsize is not None:
                del cache[key]
                cache[key] = result
            return result
        self._misses += 1
        result = self._func(*args, **kwds)
        if maxsize is not None and key not in cache and len(cache) >= maxsize:
            del cache[next(iter(cache))]
        cache[key] = result
        return result

    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._cache))

    def cache_clear(self):
        self._cache.clear()
        self._hits = self._misses = 0

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return type(_method.m)(self, obj)

    def __repr__(self):
        return f'<functools._lru_cache_wrapper object at {id(self):#x}>'


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _lru_cache_wrapper(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda func: _lru_cache_wrapper(func, maxsize, typed)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f'{self.attrname!r} property.') from None
        value = cache.get(self.attrname, _missing)
        if value is _missing:
            value = cache[self.attrname] = self.func(instance)
        return value


def _find(registry, cls):
    for base in cls.__mro__:
        if base in registry:
            return registry[base]
    best = object
    for base in registry:
        if base is not object and issubclass(cls, base) and (best is object or issubclass(base, best)):
            best = base
    return registry[best]


def singledispatch(func):
    registry = {}

    def dispatch(cls):
        return _find(registry, cls)

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type) or hasattr(cls, '__args__') and not callable(getattr(cls, '__code__', None)) \
                    and not hasattr(cls, '__annotations__'):
                return lambda f: register(cls, f)
            func = cls
            from typing import get_type_hints
            hints = {name: hint for name, hint in get_type_hints(func).items() if name != 'return'}
            if not hints:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` '
                                'or plain `@register` on an annotated function.')
            cls = next(iter(hints.values()))
        for each in cls.__args__ if hasattr(cls, '__args__') else (cls,):
            registry[type(None) if each is None else each] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = lambda: None
    update_wrapper(wrapper, func)
    return wrapper


class _BoundDispatch:
    # What a `singledispatchmethod` is of an object.
    def __init__(self, unbound, obj, cls):
        self._unbound, self._obj, self._cls = unbound, obj, cls
        update_wrapper(self, unbound.func)

    def __repr__(self):
        name = getattr(self._unbound.func, '__qualname__', '?')
        if self._obj is None:
            return f'<single dispatch method {name}>'
        return f'<bound single dispatch method {name} of {self._obj!r}>'

    def __call__(self, /, *args, **kwargs):
        if not args:
            name = getattr(self._unbound.func, '__name__', 'singledispatchmethod method')
            raise TypeError(f'{name} requires at least 1 positional argument')
        # Called through the class, the object comes first.
        first = args[0]
        method = self._unbound.dispatcher.dispatch(first.__class__)
        return method.__get__(self._obj, self._cls)(*args, **kwargs)

    @property
    def register(self):
        return self._unbound.register

    @property
    def __isabstractmethod__(self):
        return self._unbound.__isabstractmethod__


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        return _BoundDispatch(self, obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def __repr__(self):
        name = getattr(self.func, '__qualname__', '?')
        return f'<single dispatch method descriptor {name}>'
