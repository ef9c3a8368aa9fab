# itertools: iterators.
_missing = object()


class _Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self._it)

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


class count(_Iterator):
    def __init__(self, start=0, step=1):
        self._n, self._step = start, step

    def __next__(self):
        n = self._n
        self._n = n + self._step
        return n

    def __repr__(self):
        return f'count({self._n})' if self._step == 1 else f'count({self._n}, {self._step})'


class cycle(_Iterator):
    def __init__(self, iterable):
        def run():
            saved = []
            for element in it:
                saved.append(element)
                yield element
            while saved:
                yield from saved
        it = iter(iterable)
        self._it = run()


class repeat(_Iterator):
    def __init__(self, object, times=None):
        self._object, self._left = object, times

    def __next__(self):
        if self._left is not None:
            if self._left <= 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        return self._left

    def __repr__(self):
        return f'repeat({self._object!r})' if self._left is None else f'repeat({self._object!r}, {self._left})'


class accumulate(_Iterator):
    def __init__(self, iterable, func=None, *, initial=None):
        def run(total):
            if total is None:
                for total in it:
                    break
                else:
                    return
            yield total
            for element in it:
                total = total + element if func is None else func(total, element)
                yield total
        it = iter(iterable)
        self._it = run(initial)


class batched(_Iterator):
    def __init__(self, iterable, n, *, strict=False):
        def run():
            while batch := tuple(islice(it, n)):
                if strict and len(batch) != n:
                    raise ValueError('batched(): incomplete batch')
                yield batch
        if n < 1:
            raise ValueError('n must be at least one')
        it = iter(iterable)
        self._it = run()


class chain(_Iterator):
    def __init__(self, *iterables):
        self._it = _chained(iterables)

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._it = _chained(iter(iterable))
        return self


def _chained(iterables):
    for iterable in iterables:
        yield from iterable


class compress(_Iterator):
    def __init__(self, data, selectors):
        self._it = (d for d, s in zip(data, selectors) if s)


class dropwhile(_Iterator):
    def __init__(self, predicate, iterable, /):
        def run():
            for x in it:
                if not predicate(x):
                    yield x
                    break
            yield from it
        it = iter(iterable)
        self._it = run()


class takewhile(_Iterator):
    def __init__(self, predicate, iterable, /):
        def run():
            for x in it:
                if not predicate(x):
                    break
                yield x
        it = iter(iterable)
        self._it = run()


class filterfalse(_Iterator):
    def __init__(self, function, iterable, /):
        if function is None:
            function = bool
        self._it = (x for x in iter(iterable) if not function(x))


class starmap(_Iterator):
    def __init__(self, function, iterable, /):
        self._it = (function(*args) for args in iter(iterable))


class pairwise(_Iterator):
    def __init__(self, iterable, /):
        def run():
            for a in it:
                for b in it:
                    yield a, b
                    a = b
        it = iter(iterable)
        self._it = run()


class zip_longest(_Iterator):
    def __init__(self, *iterables, fillvalue=None):
        def run():
            left = len(its)
            while left:
                row = []
                for i, it in enumerate(its):
                    value = fillvalue if it is None else next(it, _missing)
                    if value is _missing:
                        its[i] = None
                        left -= 1
                        if not left:
                            return
                        value = fillvalue
                    row.append(value)
                yield tuple(row)
        its = [iter(it) for it in iterables]
        self._it = run()


class islice(_Iterator):
    def __init__(self, iterable, *args):
        s = slice(*args)
        start, stop, step = s.start, s.stop, s.step
        if stop is not None and (not isinstance(stop, int) or stop < 0):
            raise ValueError('Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.'
                             if len(args) == 1 else
                             'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        if start is not None and (not isinstance(start, int) or start < 0):
            raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        if step is not None and (not isinstance(step, int) or step < 1):
            raise ValueError('Step for islice() must be a positive integer or None.')

        def run():
            at, step_ = start or 0, step or 1
            seen = 0
            if stop is not None and at >= stop:
                while seen < stop:
                    if next(it, _missing) is _missing:
                        return
                    seen += 1
                return
            for value in it:
                if seen == at:
                    yield value
                    at += step_
                seen += 1
                if stop is not None and (at >= stop and seen >= stop):
                    return
        it = iter(iterable)
        self._it = run()


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError('n must be >= 0')
    if not n:
        return ()
    first = iterable if isinstance(iterable, _tee) else _tee(iter(iterable), [])
    return (first,) + tuple([first.__copy__() for _ in range(n - 1)])


class _tee(_Iterator):
    def __init__(self, source, link):
        self._source, self._link = source, link

    def __next__(self):
        if not self._link:
            self._link[:] = next(self._source), []
        value, self._link = self._link
        return value

    def __copy__(self):
        return _tee(self._source, self._link)


class groupby(_Iterator):
    def __init__(self, iterable, key=None):
        self._source = iter(iterable)
        self._key = key
        self._id = None
        self._target = self._current = _missing
        self._value = None

    def _step(self):
        self._value = next(self._source)
        self._current = self._value if self._key is None else self._key(self._value)

    def __next__(self):
        self._id = own = object()
        if self._current is _missing:
            self._step()
        while self._current == self._target:
            self._step()
        self._target = self._current
        return self._current, self._group(self._target, own)

    def _group(self, target, own):
        while self._id is own and self._current == target:
            yield self._value
            try:
                self._step()
            except StopIteration:
                self._current = _missing
                self._target = object()
                return


class product(_Iterator):
    def __init__(self, *iterables, repeat=1):
        def run():
            if not all(pools):
                return
            at = [0] * len(pools)
            row = [pool[0] for pool in pools]
            while True:
                yield tuple(row)
                for i in range(len(pools) - 1, -1, -1):
                    at[i] += 1
                    if at[i] < len(pools[i]):
                        row[i] = pools[i][at[i]]
                        break
                    at[i] = 0
                    row[i] = pools[i][0]
                else:
                    return
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        pools = [tuple(it) for it in iterables] * repeat
        self._it = run()


class permutations(_Iterator):
    def __init__(self, iterable, r=None):
        def run(chosen, left):
            if len(chosen) == r:
                yield tuple([pool[i] for i in chosen])
                return
            for k, i in enumerate(left):
                yield from run(chosen + [i], left[:k] + left[k + 1:])
        pool = tuple(iterable)
        r = len(pool) if r is None else r
        if r < 0:
            raise ValueError('r must be non-negative')
        self._it = run([], list(range(len(pool)))) if r <= len(pool) else iter(())


def _combined(pool, r, again):
    n = len(pool)
    if r and (not n or not again and r > n):
        return
    at = [0] * r if again else list(range(r))
    while True:
        yield tuple([pool[i] for i in at])
        for i in range(r - 1, -1, -1):
            if at[i] != (n - 1 if again else i + n - r):
                break
        else:
            return
        first = at[i] + 1
        for j in range(i, r):
            at[j] = first if again else first + j - i


class combinations(_Iterator):
    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError('r must be non-negative')
        self._it = _combined(tuple(iterable), r, False)


class combinations_with_replacement(_Iterator):
    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError('r must be non-negative')
        self._it = _combined(tuple(iterable), r, True)
