# What built-in functions do when they have to call the program's own code back.
from _contextvars import _enter, _leave
from _prelude_native import _sort_by_keys


def _context_run(context, function, *args, **kwargs):
    before = _enter(context)
    try:
        return function(*args, **kwargs)
    finally:
        _leave(before)


async def _aclose(step):
    await step


def _sorted(iterable, key=None, reverse=False):
    items = [item for item in iterable]
    _sort(items, key, reverse)
    return items


def _sort(items, key=None, reverse=False):
    if key is None:
        keys = items[:]
    else:
        keys = [key(item) for item in items]
    _sort_by_keys(items, keys, reverse)


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
            raise TypeError(f'cannot convert dictionary update sequence element #{index} to a sequence') from None
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
