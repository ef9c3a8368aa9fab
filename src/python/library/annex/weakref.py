# weakref: references that don't keep what they refer to.
from _weakref import make as _make, get as _get, watch as _watch
from collections import UserDict

# What is told of the end of an object, and the references to it, by its address.
_watchers, _made = {}, {}


def _died(address):
    _made.pop(address, None)
    for watcher in reversed(_watchers.pop(address, ())):
        watcher()


def _tell(obj, watcher):
    _watchers.setdefault(_watch(obj), []).append(watcher)


class ReferenceType:
    __slots__ = ('_ref', '__callback__', '_hash', '_kind')

    def __init__(self, obj, callback=None):
        if isinstance(obj, (int, float, str, bytes, tuple, list, dict)) and type(obj).__module__ == 'builtins' \
                or obj is None:
            raise TypeError(f"cannot create weak reference to '{type(obj).__name__}' object")
        self._ref, self.__callback__, self._hash, self._kind = _make(obj), callback, None, type(obj).__qualname__
        mine = _make(self)
        _made.setdefault(id(obj), []).append(mine)
        if callback is not None:
            _tell(obj, lambda: (own := _get(mine)) and own.__callback__(own))

    def __call__(self):
        return _get(self._ref)

    def __hash__(self):
        if self._hash is None:
            obj = self()
            if obj is None:
                raise TypeError('weak object has gone away')
            self._hash = hash(obj)
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        a, b = self(), other()
        return self is other if a is None or b is None else a == b

    def __repr__(self):
        obj = self()
        at = f'<weakref at {id(self):#x}; '
        return at + ('dead>' if obj is None else f"to '{self._kind}' at {id(obj):#x}>")


ref = KeyedRef = ReferenceType


class WeakMethod(ReferenceType):
    __slots__ = ('_name',)

    def __init__(self, meth, callback=None):
        super().__init__(meth.__self__, callback)
        self._name = meth.__func__.__name__

    def __call__(self):
        obj = super().__call__()
        return None if obj is None else getattr(obj, self._name)


class _ProxyRef(ReferenceType):
    __slots__ = ()


class ProxyType:
    __slots__ = ('_to',)

    def __init__(self, obj, callback=None):
        object.__setattr__(self, '_to', _ProxyRef(obj, callback and (lambda _: callback(self))))

    def _obj(self):
        obj = object.__getattribute__(self, '_to')()
        if obj is None:
            raise ReferenceError('weakly-referenced object no longer exists')
        return obj

    def __getattr__(self, name):
        return getattr(ProxyType._obj(self), name)

    def __setattr__(self, name, value):
        setattr(ProxyType._obj(self), name, value)

    def __str__(self):
        return str(ProxyType._obj(self))

    def __call__(self, *args, **kwargs):
        return ProxyType._obj(self)(*args, **kwargs)

    def __len__(self):
        return len(ProxyType._obj(self))

    def __getitem__(self, key):
        return ProxyType._obj(self)[key]


proxy = CallableProxyType = ProxyType


class WeakSet:
    def __init__(self, data=()):
        self._refs = {}
        for item in data:
            self.add(item)

    def add(self, item):
        self._refs[ref(item, lambda r: self._refs.pop(r, None))] = None

    def discard(self, item):
        self._refs.pop(ref(item), None)

    def remove(self, item):
        if item not in self:
            raise KeyError(item)
        self.discard(item)

    def __contains__(self, item):
        return ref(item) in self._refs

    def __iter__(self):
        for each in list(self._refs):
            item = each()
            if item is not None:
                yield item

    def __len__(self):
        return len([item for item in self])

    def __repr__(self):
        return repr(set(self))


class WeakKeyDictionary(UserDict):
    def __setitem__(self, key, item):
        known = ref(key)
        self.data[known if known in self.data else ref(key, lambda r: self.data.pop(r, None))] = item

    def __getitem__(self, key):
        try:
            return self.data[ref(key)]
        except KeyError:
            raise KeyError(key) from None

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        return ref(key) in self.data

    def __iter__(self):
        for each in list(self.data):
            key = each()
            if key is not None:
                yield key

    def keyrefs(self):
        return list(self.data)

    def __repr__(self):
        return f'<WeakKeyDictionary at {id(self):#x}>'


class WeakValueDictionary(UserDict):
    def __setitem__(self, key, item):
        self.data[key] = ref(item, lambda r: self.data.get(key) is r and self.data.pop(key))

    def __getitem__(self, key):
        item = self.data[key]()
        if item is None:
            raise KeyError(key)
        return item

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def __iter__(self):
        for key in list(self.data):
            if key in self:
                yield key

    def valuerefs(self):
        return list(self.data.values())

    def __repr__(self):
        return f'<WeakValueDictionary at {id(self):#x}>'


class finalize:
    def __init__(self, obj, func, /, *args, **kwargs):
        self._call, self._ref = (func, args, kwargs), ref(obj)
        self.atexit = True
        _tell(obj, self)

    alive = property(lambda self: self._call is not None)

    def __call__(self, _=None):
        if self._call is not None:
            (func, args, kwargs), self._call = self._call, None
            return func(*args, **kwargs)

    def peek(self):
        return self._call and (self._ref(), *self._call)

    def detach(self):
        call, self._call = self.peek(), None
        return call


def getweakrefs(object):
    # Those without a callback are one and the same.
    found = {}
    for each in _made.get(id(object), ()):
        own = _get(each)
        if own is not None and own() is object:
            found.setdefault(id(own) if own.__callback__ else type(own), own)
    return list(found.values())


def getweakrefcount(object):
    return len(getweakrefs(object))
