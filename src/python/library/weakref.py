# weakref: the same names, with references that keep what they refer to.
from collections import UserDict


class ReferenceType:
    def __init__(self, obj, callback=None):
        self._obj, self.__callback__ = obj, callback

    def __call__(self):
        return self._obj

    def __hash__(self):
        return hash(self._obj)

    def __eq__(self, other):
        return self._obj == other._obj if isinstance(other, ReferenceType) else NotImplemented

    def __repr__(self):
        return f"<weakref at {id(self):#x}; to '{type(self._obj).__qualname__}' at {id(self._obj):#x}>"


ref = KeyedRef = ReferenceType


class WeakMethod(ReferenceType):
    pass


def proxy(obj, callback=None):
    return obj


ProxyType = CallableProxyType = object


class WeakSet(set):
    pass


class WeakKeyDictionary(UserDict):
    def keyrefs(self):
        return [ref(key) for key in self.data]


class WeakValueDictionary(UserDict):
    def valuerefs(self):
        return [ref(value) for value in self.data.values()]


class finalize:
    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (obj, func, args, kwargs)
        self.atexit = True

    alive = property(lambda self: self._call is not None)

    def __call__(self, _=None):
        if self._call is not None:
            (_, func, args, kwargs), self._call = self._call, None
            return func(*args, **kwargs)

    def detach(self):
        call, self._call = self._call, None
        return call

    def peek(self):
        return self._call


def getweakrefcount(object):
    return 0


def getweakrefs(object):
    return []
