# selectors: which of some sockets are ready. There is nothing beneath to wait for several at once, so they are looked at
# in turn, each millisecond.
import time
import _net
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ, EVENT_WRITE = 1, 2
SelectorKey = namedtuple('SelectorKey', 'fileobj fd events data')


class _Map(Mapping):
    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._keys)

    def __getitem__(self, fileobj):
        return self._selector._find(fileobj)

    def __iter__(self):
        return iter(self._selector._keys)


class BaseSelector:
    def __init__(self):
        self._keys = {}

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def _fd(self, fileobj):
        fd = fileobj if isinstance(fileobj, int) else fileobj.fileno()
        if fd < 0:
            for key in self._keys.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise ValueError(f'Invalid file descriptor: {fd}')
        return fd

    def _find(self, fileobj):
        if self._keys is None:
            raise RuntimeError('Selector is closed')
        key = self._keys.get(self._fd(fileobj))
        if key is None:
            raise KeyError(f'{fileobj!r} is not registered')
        return key

    def register(self, fileobj, events, data=None):
        if not events or events & ~3:
            raise ValueError(f'Invalid events: {events!r}')
        key = SelectorKey(fileobj, self._fd(fileobj), events, data)
        if key.fd in self._keys:
            raise KeyError(f'{fileobj!r} (FD {key.fd}) is already registered')
        self._keys[key.fd] = key
        return key

    def unregister(self, fileobj):
        return self._keys.pop(self._find(fileobj).fd)

    def modify(self, fileobj, events, data=None):
        key = self._keys[self._find(fileobj).fd]._replace(events=events, data=data)
        self._keys[key.fd] = key
        return key

    def get_key(self, fileobj):
        return self._find(fileobj)

    def get_map(self):
        return _Map(self) if self._keys is not None else None

    def close(self):
        self._keys = None

    def select(self, timeout=None):
        deadline = None if timeout is None else time.monotonic() + max(timeout, 0)
        while True:
            ready = []
            for key in self._keys.values():
                events = sum(kind for kind in (EVENT_READ, EVENT_WRITE)
                             if key.events & kind and _net.wait(key.fd, kind == EVENT_WRITE, 0.0))
                if events:
                    ready.append((key, events))
            left = 0.001 if deadline is None else deadline - time.monotonic()
            if ready or left <= 0:
                return ready
            time.sleep(min(left, 0.001))


class SelectSelector(BaseSelector):
    pass


class PollSelector(BaseSelector):
    pass


class EpollSelector(BaseSelector):
    pass


DefaultSelector = EpollSelector
