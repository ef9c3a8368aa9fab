# copy: shallow and deep copies.
import types


class Error(Exception):
    pass


error = Error
_atomic = {type(None), int, float, bool, complex, str, bytes, type, range, types.FunctionType,
           types.BuiltinFunctionType, types.EllipsisType, types.NotImplementedType, property, types.ModuleType}


def _slots(obj):
    for base in type(obj).__mro__:
        names = base.__dict__.get('__slots__', ())
        for name in (names,) if isinstance(names, str) else names:
            if name not in ('__dict__', '__weakref__') and hasattr(obj, name):
                yield name


def _rebuild(obj, deep, memo):
    cls = type(obj)
    custom = getattr(cls, '__reduce_ex__', None)
    if custom is not None and custom is not object.__reduce_ex__ or \
            getattr(cls, '__reduce__', None) is not getattr(object, '__reduce__', None):
        reduced = obj.__reduce_ex__(4)
        if isinstance(reduced, str):
            return obj
        args = reduced[1]
        new = reduced[0](*(deepcopy(args, memo) if deep else args))
        if len(reduced) > 2 and isinstance(reduced[2], dict):
            new.__dict__.update(deepcopy(reduced[2], memo) if deep else reduced[2])
        return new
    if isinstance(obj, types.GeneratorType) or isinstance(obj, types.CoroutineType):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    args = obj.__getnewargs__() if hasattr(cls, '__getnewargs__') else ()
    if not args and isinstance(obj, (int, float, str, bytes, tuple, frozenset)):
        args = ([deepcopy(v, memo) for v in obj] if deep else list(obj),) if isinstance(obj, (tuple, frozenset)) else (
            [kind for kind in (int, float, str, bytes) if isinstance(obj, kind)][0](obj),)
    if isinstance(obj, BaseException):
        new = cls.__new__(cls, *obj.args)
        new.args = obj.args
    else:
        new = cls.__new__(cls, *args)
    if deep:
        memo[id(obj)] = new
    if hasattr(cls, '__getstate__') and cls.__getstate__ is not getattr(object, '__getstate__', None) or \
            hasattr(cls, '__setstate__'):
        state = obj.__getstate__() if hasattr(obj, '__getstate__') else obj.__dict__
        state = deepcopy(state, memo) if deep else state
        if hasattr(cls, '__setstate__'):
            new.__setstate__(state)
            return new
        new.__dict__.update(state)
    else:
        for name, value in getattr(obj, '__dict__', {}).items():
            new.__dict__[name] = deepcopy(value, memo) if deep else value
        for name in _slots(obj):
            value = getattr(obj, name)
            object.__setattr__(new, name, deepcopy(value, memo) if deep else value)
    if isinstance(obj, dict):
        for key, value in obj.items():
            dict.__setitem__(new, deepcopy(key, memo) if deep else key, deepcopy(value, memo) if deep else value)
    elif isinstance(obj, list):
        list.extend(new, [deepcopy(v, memo) for v in obj] if deep else obj)
    elif isinstance(obj, set):
        set.update(new, [deepcopy(v, memo) for v in obj] if deep else obj)
    return new


def copy(x):
    cls = type(x)
    if cls in _atomic or isinstance(x, type) or cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    return _rebuild(x, False, None)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _atomic:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key]
    if cls is list:
        new = memo[key] = []
        for value in x:
            new.append(deepcopy(value, memo))
    elif cls is dict:
        new = memo[key] = {}
        for name, value in x.items():
            new[deepcopy(name, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        parts = [deepcopy(value, memo) for value in x]
        if key in memo:
            return memo[key]
        new = x if all([a is b for a, b in zip(x, parts)]) else tuple(parts)
    elif cls is set:
        new = {deepcopy(value, memo) for value in x}
    elif cls is frozenset:
        new = frozenset([deepcopy(value, memo) for value in x])
    elif cls is bytearray:
        new = x.copy()
    elif cls is types.MethodType:
        new = cls(x.__func__, deepcopy(x.__self__, memo))
    elif isinstance(x, type):
        return x
    elif (method := getattr(x, '__deepcopy__', None)) is not None:
        new = method(memo)
    elif cls.__name__ == 'deque':
        new = memo[key] = cls((), x.maxlen)
        new.extend([deepcopy(value, memo) for value in x])
    else:
        new = _rebuild(x, True, memo)
    if new is not x:
        memo[key] = new
        memo.setdefault(id(memo), []).append(x)
    return new


def replace(obj, /, **changes):
    method = getattr(type(obj), '__replace__', None)
    if method is None:
        raise TypeError(f'replace() does not support {type(obj).__name__} objects')
    return method(obj, **changes)
