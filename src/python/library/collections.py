# collections: containers.
import sys
from _binding import bind
from _collections import deque
import collections.abc as abc
from operator import itemgetter as _itemgetter
import heapq as _heapq

abc.MutableSequence.register(deque)
_missing = object()
_KEYWORDS = ('False None True and as assert async await break class continue def del elif else except finally for '
             'from global if import in is lambda nonlocal not or pass raise return try while with yield').split()


class _tuplegetter:
    def __init__(self, index, doc):
        self._index, self.__doc__ = index, doc

    def __get__(self, obj, objtype=None):
        return self if obj is None else obj[self._index]

    def __set__(self, obj, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, obj):
        raise AttributeError("can't delete attribute")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        seen = set()
        for index, name in enumerate(names):
            if not name.isidentifier() or name in _KEYWORDS or name.startswith('_') or name in seen:
                names[index] = f'_{index}'
            seen.add(name)
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if name in _KEYWORDS:
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in names:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    values = ()
    if defaults is not None:
        values = tuple(defaults)
        if len(values) > len(names):
            raise TypeError('Got more default values than field names')
    defaults = dict(zip(names[len(names) - len(values):], values))
    names, size, new = tuple(names), len(names), tuple.__new__

    def __new__(_cls, /, *args, **kwargs):
        if kwargs or len(args) != size:
            args = bind(f'{typename}.__new__', names, size, defaults, args, kwargs)
        return new(_cls, args)

    def _make(cls, iterable):
        result = new(cls, iterable)
        if len(result) != size:
            raise TypeError(f'Expected {size} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(names, self)])
        if kwds:
            raise TypeError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    def __repr__(self):
        return type(self).__name__ + '(' + ', '.join([f'{n}={v!r}' for n, v in zip(names, self)]) + ')'

    def _asdict(self):
        return dict(zip(names, self))

    def __getnewargs__(self):
        return tuple(self)

    for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'
    __new__._params = names, size, defaults
    space = {'__doc__': f'{typename}({", ".join(names)})', '__slots__': (), '_fields': names,
             '_field_defaults': defaults, '__new__': __new__, '_make': classmethod(_make), '__replace__': _replace,
             '_replace': _replace, '__repr__': __repr__, '_asdict': _asdict, '__getnewargs__': __getnewargs__,
             '__match_args__': names}
    for index, name in enumerate(names):
        space[name] = _tuplegetter(index, f'Alias for field number {index}')
    space['__module__'] = module or '__main__'
    return type(typename, (tuple,), space)


class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def __repr__(self):
        return f'{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})'

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new


class OrderedDict(dict):
    def __repr__(self):
        return f'{type(self).__name__}({dict.__repr__(self)})' if self else f'{type(self).__name__}()'

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(a == b for a, b in zip(self, other))
        return dict.__eq__(self, other)

    __hash__ = None

    def move_to_end(self, key, last=True):
        if key not in self:
            raise KeyError(key)
        rest = [] if last else [each for each in self if each != key]
        for each in [key] + rest:
            value = dict.__getitem__(self, each)
            dict.__delitem__(self, each)
            dict.__setitem__(self, each, value)

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(other)
        new.update(self)
        return new


def _count_elements(mapping, iterable):
    get = mapping.get
    for elem in iterable:
        mapping[elem] = get(elem, 0) + 1


def _counts(name):
    def method(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return rule(self, other)
    rules = {
        '__eq__': lambda a, b: all(a[e] == b[e] for c in (a, b) for e in c),
        '__ne__': lambda a, b: not all(a[e] == b[e] for c in (a, b) for e in c),
        '__le__': lambda a, b: all(a[e] <= b[e] for c in (a, b) for e in c),
        '__lt__': lambda a, b: a <= b and a != b,
        '__ge__': lambda a, b: all(a[e] >= b[e] for c in (a, b) for e in c),
        '__gt__': lambda a, b: a >= b and a != b,
        '__add__': lambda a, b: _kept(a, b, lambda x, y: x + y),
        '__sub__': lambda a, b: _kept(a, b, lambda x, y: x - y),
        '__or__': lambda a, b: _kept(a, b, max),
        '__and__': lambda a, b: _kept(a, b, min),
    }
    rule = rules[name]
    method.__name__ = name
    return method


def _kept(a, b, rule):
    result = Counter()
    for elem in [*a, *[elem for elem in b if elem not in a]]:
        count = rule(a[elem], b[elem])
        if count > 0:
            result[elem] = count
    return result


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        if n is None:
            return sorted(self.items(), key=_itemgetter(1), reverse=True)
        if n == 1:
            return [max(self.items(), key=_itemgetter(1))] if self else []
        return _heapq.nlargest(n, self.items(), key=_itemgetter(1))

    def elements(self):
        for elem, count in self.items():
            for _ in range(count):
                yield elem

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, abc.Mapping):
                for elem, count in iterable.items():
                    self[elem] = count + self[elem] if elem in self else count
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            for elem, count in iterable.items() if isinstance(iterable, abc.Mapping) else ((e, 1) for e in iterable):
                self[elem] = self.get(elem, 0) - count
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return type(self)(self)

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f'{type(self).__name__}({shown!r})'

    __hash__ = None

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _keep(self, other):
        self.clear()
        dict.update(self, other)
        return self

    def __iadd__(self, other):
        return self._keep(self + other)

    def __isub__(self, other):
        return self._keep(self - other)

    def __ior__(self, other):
        return self._keep(self | other)

    def __iand__(self, other):
        return self._keep(self & other)


for _name in ('__eq__', '__ne__', '__le__', '__lt__', '__ge__', '__gt__', '__add__', '__sub__', '__or__', '__and__'):
    setattr(Counter, _name, _counts(_name))


class ChainMap(abc.MutableMapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        d = {}
        for mapping in reversed(self.maps):
            d.update(dict.fromkeys(mapping))
        return iter(d)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f'{type(self).__name__}({", ".join(map(repr, self.maps))})'

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        return cls(dict.fromkeys(iterable, value))

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def clear(self):
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, abc.Mapping):
            return NotImplemented
        new = self.copy()
        new.maps[0].update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, abc.Mapping):
            return NotImplemented
        child = dict(other)
        child.update(self)
        return type(self)(child)


class UserDict(abc.MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), '__missing__'):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        if not isinstance(other, (UserDict, dict)):
            return NotImplemented
        return type(self)(self.data | (other.data if isinstance(other, UserDict) else other))

    def __ror__(self, other):
        return type(self)(other | self.data) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.update(other)
        return self

    def copy(self):
        return type(self)(self.data)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        return cls(dict.fromkeys(iterable, value))


def _own(value):
    return value.data if isinstance(value, (UserList, UserString)) else value


class UserList(abc.MutableSequence):
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_own(initlist))

    def __repr__(self):
        return repr(self.data)

    def __eq__(self, other):
        return self.data == _own(other)

    def __lt__(self, other):
        return self.data < _own(other)

    def __le__(self, other):
        return self.data <= _own(other)

    def __gt__(self, other):
        return self.data > _own(other)

    def __ge__(self, other):
        return self.data >= _own(other)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return type(self)(self.data + list(_own(other)))

    def __radd__(self, other):
        return type(self)(list(_own(other)) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def insert(self, i, item):
        self.data.insert(i, item)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)


class UserString(abc.Sequence):
    def __init__(self, seq):
        self.data = str(seq)

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    def __hash__(self):
        return hash(self.data)

    def __eq__(self, other):
        return self.data == _own(other)

    def __lt__(self, other):
        return self.data < _own(other)

    def __contains__(self, char):
        return _own(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __add__(self, other):
        return type(self)(self.data + str(other))

    def __radd__(self, other):
        return type(self)(str(other) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    def __getattr__(self, name):
        if name == 'data':
            raise AttributeError(name)
        return getattr(self.data, name)
