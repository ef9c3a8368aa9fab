# pickle: objects as bytes and back. The bytes are of our own form: only this module reads them.
import sys
import types
from copy import _slots

HIGHEST_PROTOCOL = DEFAULT_PROTOCOL = 5


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


_NAMES = {type(None): 'NoneType', type(...): 'ellipsis', type(NotImplemented): 'NotImplementedType'}
_PLAIN = {int: b'i', float: b'f', str: b's', bytes: b'b', bytearray: b'a', complex: b'c'}
_MANY = {list: b'[', tuple: b'(', set: b'{', frozenset: b'<'}


class _Buffer:
    def __init__(self):
        self.out = bytearray()

    def write(self, data):
        self.out += data


class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._file, self._memo, self._kept = file, {}, []

    def dump(self, obj):
        self._memo, self._kept = {}, []
        out = bytearray(b'\x80\x05')
        self._save(obj, out)
        out += b'.'
        self._file.write(bytes(out))

    def persistent_id(self, obj):
        return None

    def _text(self, tag, data, out):
        out += tag + len(data).to_bytes(4, 'little') + data

    def _global(self, obj, out):
        name = _NAMES.get(obj) or getattr(obj, '__qualname__', None) or obj.__name__
        module = 'builtins' if obj in _NAMES else obj.__module__
        try:
            found = sys.modules.get(module) or __import__(module)
            for part in name.split('.'):
                found = getattr(found, part)
        except (AttributeError, ImportError):
            if '<locals>' in name:
                raise PicklingError(f"Can't pickle local object {obj!r}") from None
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module}.{name}") from None
        if found is not obj and obj not in _NAMES:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        self._text(b'g', f'{module} {name}'.encode(), out)

    def _save(self, obj, out):
        cls = type(obj)
        if obj is None or obj is True or obj is False or obj is ...:
            out += {None: b'N', True: b'T', False: b'F', ...: b'E'}[obj]
            return
        if cls in _PLAIN:
            data = obj if cls in (bytes, bytearray) else (obj if cls is str else repr(obj)).encode('utf-8', 'surrogatepass')
            self._text(_PLAIN[cls], bytes(data), out)
            return
        known = self._memo.get(id(obj))
        if known is not None:
            out += b'm' + known.to_bytes(4, 'little')
            return
        if isinstance(obj, (type, types.FunctionType)) or cls is types.BuiltinFunctionType and not hasattr(obj, '__self__'):
            self._global(obj, out)
            return
        persistent = self.persistent_id(obj)
        if persistent is not None:
            out += b'P'
            self._save(persistent, out)
            return
        number = self._memo[id(obj)] = len(self._memo)
        self._kept.append(obj)
        if cls in _MANY:
            out += _MANY[cls] + number.to_bytes(4, 'little') + len(obj).to_bytes(4, 'little')
            for item in obj:
                self._save(item, out)
        elif cls is dict:
            out += b'd' + number.to_bytes(4, 'little') + len(obj).to_bytes(4, 'little')
            for key, value in obj.items():
                self._save(key, out)
                self._save(value, out)
        else:
            self._object(obj, cls, number, out)

    def _object(self, obj, cls, number, out):
        reduced = NotImplemented
        if hasattr(self, 'reducer_override'):
            reduced = self.reducer_override(obj)
        if reduced is NotImplemented and cls in _dispatch:
            reduced = _dispatch[cls](obj)
        if reduced is NotImplemented:
            reduced = _reduce(obj, cls)
        if isinstance(reduced, str):
            self._text(b'g', f'{getattr(obj, "__module__", "__main__")} {reduced}'.encode(), out)
            return
        function, args, state, items, pairs = [*reduced, None, None, None, None][:5]
        out += b'o' + number.to_bytes(4, 'little')
        self._save(function, out)
        self._save(args, out)
        self._save(None if items is None else list(items), out)
        self._save(None if pairs is None else list(pairs), out)
        self._save(state, out)


_dispatch = {}
_NEVER = (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType, types.ModuleType, types.FrameType)


def _new(cls, *args):
    return cls.__new__(cls, *args)


def _new_with(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reduce(obj, cls):
    ex, plain = cls.__reduce_ex__, getattr(cls, '__reduce__', None)
    if ex is not object.__reduce_ex__:
        return obj.__reduce_ex__(4)
    if plain is not getattr(object, '__reduce__', None):
        return obj.__reduce__()
    if cls is types.MethodType:
        return getattr, (obj.__self__, obj.__func__.__name__)
    if cls is types.SimpleNamespace:
        return cls, (), vars(obj)
    if cls.__name__ in ('defaultdict', 'deque', 'Counter', 'OrderedDict') and cls.__module__ == 'collections':
        if cls.__name__ == 'deque':
            return cls, ((), obj.maxlen), None, list(obj)
        args = (obj.default_factory,) if cls.__name__ == 'defaultdict' else ()
        return cls, args, None, None, list(obj.items())
    if cls in _NEVER or cls.__module__ in ('_thread', '_asyncio', 'threading', '_contextvars'):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    if isinstance(obj, BaseException):
        return cls, obj.args, dict(obj.__dict__) or None
    if cls is range:
        return cls, (obj.start, obj.stop, obj.step)
    if cls is slice:
        return cls, (obj.start, obj.stop, obj.step)
    if hasattr(cls, '__getnewargs_ex__'):
        function, args = _new_with, (cls, *obj.__getnewargs_ex__())
    else:
        args = obj.__getnewargs__() if hasattr(cls, '__getnewargs__') else ()
        for kind in (int, float, str, bytes, tuple, frozenset):
            if not args and isinstance(obj, kind):
                args = ([*obj],) if kind in (tuple, frozenset) else (kind(obj),)
                break
        function, args = _new, (cls, *args)
    own = getattr(cls, '__getstate__', None)
    if own is not None and own is not getattr(object, '__getstate__', None):
        state = obj.__getstate__()
    else:
        state = getattr(obj, '__dict__', None)
        slots = {name: getattr(obj, name) for name in _slots(obj)}
        state = (dict(state) if state else None, slots) if slots else dict(state) if state else None
    items = list(list.__iter__(obj)) if isinstance(obj, list) else None
    pairs = list(obj.items()) if isinstance(obj, dict) else None
    if isinstance(obj, set):
        function, args = _new_set, (cls, [*obj])
    return function, args, state, items, pairs


def _new_set(cls, items):
    new = cls.__new__(cls)
    set.update(new, items)
    return new


class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        self._file = file

    def load(self):
        if not self._file.read(2):
            raise EOFError('Ran out of input')
        self._memo = {}
        found = self._load()
        self._file.read(1)
        return found

    def find_class(self, module, name):
        found = sys.modules.get(module) or __import__(module)
        for part in name.split('.'):
            found = getattr(found, part)
        return found

    def persistent_load(self, pid):
        raise UnpicklingError('A load persistent id instruction was encountered, but no persistent_load function was specified.')

    def _count(self):
        return int.from_bytes(self._file.read(4), 'little')

    def _load(self):
        tag = self._file.read(1)
        if not tag:
            raise EOFError('Ran out of input')
        if tag in b'NTFE':
            return {b'N': None, b'T': True, b'F': False, b'E': ...}[tag]
        if tag in b'ifsbacg':
            data = self._file.read(self._count())
            if tag == b'b':
                return data
            if tag == b'a':
                return bytearray(data)
            text = data.decode('utf-8', 'surrogatepass')
            if tag == b'g':
                module, _, name = text.partition(' ')
                special = [kind for kind, own in _NAMES.items() if own == name and module == 'builtins']
                return special[0] if special else self.find_class(module, name)
            return {b'i': int, b'f': float, b's': str, b'c': complex}[tag](text)
        if tag == b'm':
            return self._memo[self._count()]
        if tag == b'P':
            return self.persistent_load(self._load())
        if tag not in b'[({<do':
            raise UnpicklingError(f"invalid load key, {tag.decode('latin-1')!r}.")
        number = self._count()
        if tag == b'[':
            new = self._memo[number] = []
            for _ in range(self._count()):
                new.append(self._load())
        elif tag == b'd':
            new = self._memo[number] = {}
            for _ in range(self._count()):
                key = self._load()
                new[key] = self._load()
        elif tag == b'o':
            function, args = self._load(), self._load()
            new = self._memo[number] = function(*args)
            items, pairs = self._load(), self._load()
            for item in items or ():
                new.append(item)
            for key, value in pairs or ():
                new[key] = value
            state = self._load()
            if state is not None:
                _set_state(new, state)
        else:
            items = [self._load() for _ in range(self._count())]
            new = self._memo[number] = {b'(': tuple, b'{': set, b'<': frozenset}[tag](items)
        return new


def _set_state(obj, state):
    if hasattr(obj, '__setstate__'):
        obj.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        obj.__dict__.update(state)
    for name, value in (slots or {}).items():
        object.__setattr__(obj, name, value)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    buffer = _Buffer()
    Pickler(buffer, protocol).dump(obj)
    return bytes(buffer.out)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol).dump(obj)


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    import io
    return Unpickler(io.BytesIO(bytes(data))).load()


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    return Unpickler(file).load()
