# What built-in functions do when they have to call the program's own code back.
from _contextvars import _enter, _leave
from _prelude_native import _is_library, _sort_by_keys


# A class whose `__new__` is the program's: what it makes is prepared by `__init__` if it is of the class.
def _construct(cls, new, /, *args, **kwargs):
    made = new(cls, *args, **kwargs)
    if isinstance(made, cls):
        init = type(made).__init__
        if init is not _plain_init:
            result = init(made, *args, **kwargs)
            if result is not None:
                raise TypeError(f"__init__() should return None, not '{type(result).__name__}'")
    return made


_plain_init = object.__init__
_entered = []


def _context_run(context, function, *args, **kwargs):
    if any(other is context for other in _entered):
        raise RuntimeError(f'cannot enter context: {context!r} is already entered')
    _entered.append(context)
    before = _enter(context)
    try:
        return function(*args, **kwargs)
    finally:
        _leave(before)
        _entered.remove(context)


def _never_awaited(name, filename, lineno, line):
    import warnings
    warnings._warn(f"coroutine '{name}' was never awaited", RuntimeWarning, filename, lineno, '__main__', line,
                   'Enable tracemalloc to get the object allocation traceback')


async def _aclose(step):
    await step


def _sorted(iterable, key=None, reverse=False):
    items = [item for item in iterable]
    _sort(items, key, reverse)
    return items


# While it is sorted, the list is empty: who changes it meanwhile is found out.
def _sort(items, key=None, reverse=False):
    taken = items[:]
    items.clear()
    try:
        _sort_by_keys(taken, taken[:] if key is None else [key(item) for item in taken], reverse)
    finally:
        changed = len(items)
        items[:] = taken
    if changed:
        raise ValueError('list modified during sort')


# How far apart two names are: 2 for each letter that is more, less or another, 1 where only its case is.
def _distance(a, b):
    row = list(range(0, 2 * len(b) + 2, 2))
    for i, x in enumerate(a):
        last, row[0] = row[0], 2 * i + 2
        for j, y in enumerate(b):
            cost = 0 if x == y else 1 if x.lower() == y.lower() else 2
            last, row[j + 1] = row[j + 1], min(last + cost, row[j] + 2, row[j + 1] + 2)
    return row[-1]


# What a traceback adds to an error about a name that isn't there.
def _suggestion(error, own):
    name, names = error.name, None
    if isinstance(error, ImportError):
        import sys
        name, names = error.name_from, dir(sys.modules.get(error.name))
    elif isinstance(error, AttributeError):
        names = dir(error.obj)
    elif isinstance(error, NameError):
        import __main__
        import builtins
        names = [*own, *vars(__main__), *vars(builtins)]
    if not isinstance(name, str) or len(name) > 40 or not names or len(names) > 750:
        return ''
    best, found = 1000, None
    for other in names:
        if other == name or len(other) > 40 or other[0] == '_' != name[0]:
            continue
        most = min((len(other) + len(name) + 3) // 3, best - 1)
        if abs(len(other) - len(name)) * 2 <= most:
            far = _distance(name, other)
            if far <= most:
                best, found = far, other
    text = f". Did you mean: '{found}'?" if found else ''
    if isinstance(error, NameError) and _is_library(name):
        text += f"{' Or did' if text else '. Did'} you forget to import '{name}'?"
    return text


# A merge sort that calls `<` on the keys, for keys whose `__lt__` is the program's; its order of calls is its own.
def _merge_sort(pairs, reverse):
    if reverse:
        pairs.reverse()
    size, n = 1, len(pairs)
    while size < n:
        merged = []
        for low in range(0, n, 2 * size):
            i, mid, end = low, min(low + size, n), min(low + 2 * size, n)
            j = mid
            while i < mid and j < end:
                if pairs[j][0] < pairs[i][0]:
                    merged.append(pairs[j])
                    j += 1
                else:
                    merged.append(pairs[i])
                    i += 1
            merged += pairs[i:mid]
            merged += pairs[j:end]
        pairs = merged
        size *= 2
    if reverse:
        pairs.reverse()
    return pairs


def _sum(it, start=0):
    for item in it:
        start = start + item
    return start


def _min(it, key, default, has_default):
    best = found = None
    for item in it:
        value = item if key is None else key(item)
        if found is None:
            best, found = item, [value]
        elif value < found[0]:
            best, found[0] = item, value
    if found is None:
        if has_default:
            return default
        raise ValueError('min() iterable argument is empty')
    return best


def _max(it, key, default, has_default):
    best = found = None
    for item in it:
        value = item if key is None else key(item)
        if found is None:
            best, found = item, [value]
        elif value > found[0]:
            best, found[0] = item, value
    if found is None:
        if has_default:
            return default
        raise ValueError('max() iterable argument is empty')
    return best


def _any(it):
    for item in it:
        if item:
            return True
    return False


def _all(it):
    for item in it:
        if not item:
            return False
    return True


def _list(it):
    return [item for item in it]


def _tuple(it):
    return (*[item for item in it],)


def _set(it):
    return {item for item in it}


def _extend(items, it):
    for item in it:
        items.append(item)


def _update_set(items, it):
    for item in it:
        items.add(item)


def _dict(it):
    result = {}
    _update_dict(result, it)
    return result


def _update_dict(result, it):
    if hasattr(it, 'keys'):
        for key in it.keys():
            result[key] = it[key]
        return
    index = 0
    for item in it:
        try:
            pair = [part for part in item]
        except TypeError:
            raise TypeError('object is not iterable') from None
        if len(pair) != 2:
            raise ValueError(f'dictionary update sequence element #{index} has length {len(pair)}; 2 is required')
        result[pair[0]] = pair[1]
        index += 1


def _map(f, it, *more, strict=False):
    if not more:
        for item in it:
            yield f(item)
    else:
        for row in _zip(it, *more, strict=strict, name='map'):
            yield f(*row)


def _filter(f, it):
    if f is None:
        for item in it:
            if item:
                yield item
    else:
        for item in it:
            if f(item):
                yield item


def _zip(*its, strict=False, name='zip'):
    its = [iter(it) for it in its]
    if not its:
        return
    end = its
    while True:
        row = []
        for it in its:
            item = next(it, end)
            if item is end:
                if not strict:
                    return
                count = len(row)
                if count:
                    raise ValueError(f'{name}() argument {count + 1} is shorter than argument'
                                     f'{"s 1-" if count > 1 else " "}{count}')
                for index in range(1, len(its)):
                    if next(its[index], end) is not end:
                        raise ValueError(f'{name}() argument {index + 1} is longer than argument'
                                         f'{"s 1-" if index > 1 else " "}{index}')
                return
            row.append(item)
        yield (*row,)


def _enumerate(it, start=0):
    for item in it:
        yield start, item
        start += 1


def _reversed_seq(seq):
    index = len(seq) - 1
    while index >= 0:
        try:
            item = seq[index]
        except (IndexError, StopIteration):
            return
        yield item
        index -= 1


def _iter_seq(seq):
    index = 0
    while True:
        try:
            item = seq[index]
        except (IndexError, StopIteration):
            return
        yield item
        index += 1


def _iter_callable(f, sentinel):
    while True:
        item = f()
        if item is sentinel or item == sentinel:
            return
        yield item


def _contains(it, value):
    for item in it:
        if item is value or item == value:
            return True
    return False


def _join(sep, it):
    return sep.join([item for item in it])


def _print(args, sep, end, file, flush):
    first = True
    for arg in args:
        if not first:
            file.write(sep)
        first = False
        file.write(str(arg))
    file.write(end)
    if flush:
        file.flush()


async def _anext_default(ait, default):
    try:
        return await ait.__anext__()
    except StopAsyncIteration:
        return default


def _str_each(it):
    return [str(item) for item in it]


def _repr_each(it):
    return [repr(item) for item in it]


def _task_print_stack(task, limit, file):
    import traceback
    error = task.exception() if task.done() and not task.cancelled() else None
    if error is None:
        stack = [traceback.FrameSummary(f.f_code.co_filename, f.f_lineno, f.f_code.co_name) for f in task.get_stack(limit=limit)]
    else:
        stack = traceback.extract_tb(error.__traceback__, limit)
    kind = 'No stack' if not stack else 'Stack' if error is None else 'Traceback'
    print(f'{kind} for {task!r}' + ' (most recent call last):' * bool(stack), file=file)
    traceback.print_list(stack, file)
    if error is not None:
        traceback.print_exception(type(error), error, None, file=file)


_SYS = {
    'version_info': ('major minor micro releaselevel serial', 3, 14, 0, 'final', 0),
    'float_info': ('max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds',
                   1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53,
                   2.220446049250313e-16, 2, 1),
    'int_info': ('bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold', 30, 4, 4300, 640),
    'hash_info': ('width modulus inf nan imag hash_bits', 64, (1 << 61) - 1, 314159, 0, 1000003, 64),
    'flags': ('debug inspect interactive optimize verbose bytes_warning dev_mode utf8_mode', 0, 0, 0, 0, 0, 0, False, 1),
    'float_repr_style': 'short',
    'get_int_max_str_digits': lambda: 4300,
    'set_int_max_str_digits': lambda maxdigits: None,
}


# `sys.stdout.buffer` writes the text that its bytes are.
class _Buffer:
    def __init__(self, stream):
        self.raw = stream

    def write(self, data):
        self.raw.write(bytes(data).decode('utf-8', 'replace'))
        return len(data)

    def flush(self):
        pass


def _stream_attr(stream, name):
    if name == 'buffer':
        return _Buffer(stream)
    return (lambda **kwargs: None) if name == 'reconfigure' else lambda: name == 'writable'


def _sys_attr(name):
    import sys
    if name in ('stdin', '__stdin__'):
        # Nobody types.
        import io
        sys.stdin = sys.__stdin__ = io.StringIO('')
        sys.stdin.name = '<stdin>'
        return sys.stdin
    from collections import namedtuple
    if name not in _SYS:
        raise AttributeError(f"module 'sys' has no attribute {name!r}")
    if not isinstance(_SYS[name], tuple):
        return _SYS[name]
    names, *values = _SYS[name]
    kind = namedtuple(name, names, module='sys')
    plain = kind.__repr__
    kind.__repr__ = lambda self: 'sys.' + plain(self)
    setattr(sys, name, kind(*values))
    return getattr(sys, name)


def _re_flag(name):
    import enum
    import re

    class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
        NOFLAG = 0
        ASCII = A = 256
        IGNORECASE = I = 2
        LOCALE = L = 4
        UNICODE = U = 32
        MULTILINE = M = 8
        DOTALL = S = 16
        VERBOSE = X = 64
        DEBUG = 128

        def __repr__(self):
            return '|'.join([f're.{flag._name_}' for flag in self] or ['re.NOFLAG'])
        __str__ = __repr__

    RegexFlag.__module__, RegexFlag.__qualname__ = 're', 'RegexFlag'
    names = {**RegexFlag.__members__, 'RegexFlag': RegexFlag}
    if name not in names:
        raise AttributeError(f"module 're' has no attribute {name!r}")
    vars(re).update(names)
    return names[name]


class struct_time(tuple):
    _names = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
    n_fields = n_sequence_fields = 9
    tm_zone, tm_gmtoff = 'UTC', 0

    def __getattr__(self, name):
        if name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(f"'time.struct_time' object has no attribute {name!r}")

    def __repr__(self):
        return 'time.struct_time(' + ', '.join(f'{n}={v!r}' for n, v in zip(self._names, self)) + ')'


# What reprlib shows of a value: not all of what is long.
def _short_repr(x, level=6):
    def cut(text, most):
        return text if len(text) <= most else text[:(most - 3) // 2] + '...' + text[(most - 3) // 2 + 3 - most:]

    def items(left, x, right, most):
        if not level and x:
            return left + '...' + right
        parts = [_short_repr(item, level - 1) for _, item in zip(range(most), x)]
        return left + ', '.join(parts + ['...'] * (len(x) > most)) + (',' * (len(x) == 1 and right == ')')) + right

    kind = type(x)
    if kind is str:
        return cut(repr(x), 30)
    if kind is int:
        return cut(repr(x), 40)
    if kind is list:
        return items('[', x, ']', 6)
    if kind is tuple:
        return items('(', x, ')', 6)
    if kind in (set, frozenset) and x:
        try:
            x = sorted(x)
        except TypeError:
            x = list(x)
        return items('{', x, '}', 6) if kind is set else items('frozenset({', x, '})', 6)
    if kind is dict and x:
        if not level:
            return '{...}'
        try:
            keys = sorted(x)
        except TypeError:
            keys = list(x)
        parts = [f'{_short_repr(key, level - 1)}: {_short_repr(x[key], level - 1)}' for key in keys[:4]]
        return '{' + ', '.join(parts + ['...'] * (len(x) > 4)) + '}'
    text = repr(x)
    return text if kind in (set, frozenset, dict, float, bool, type(None)) else cut(text, 30)
