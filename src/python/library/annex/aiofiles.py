# aiofiles: files whose calls wait in threads of the pool, as the original's do.
import asyncio
from functools import partial

_AWAITED = ('close', 'flush', 'read', 'readable', 'readline', 'readlines', 'seek', 'seekable', 'tell', 'truncate',
            'writable', 'write', 'writelines', 'read1', 'readinto', 'peek')


def _in_pool(function, *args, loop=None, executor=None, **kwargs):
    loop = loop or asyncio.get_running_loop()
    return loop.run_in_executor(executor, partial(function, *args, **kwargs))


class AsyncBase:
    def __init__(self, file, executor=None):
        self._file, self._executor = file, executor

    def __aiter__(self):
        return self

    def __repr__(self):
        return f'{super().__repr__()} wrapping {self._file!r}'

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    name = property(lambda self: self._file.name)
    mode = property(lambda self: self._file.mode)
    closed = property(lambda self: self._file.closed)
    encoding = property(lambda self: self._file.encoding)
    newlines = property(lambda self: self._file.newlines)
    buffer = property(lambda self: self._file.buffer)

    def fileno(self):
        return self._file.fileno()

    def isatty(self):
        return False


def _awaited(name):
    async def method(self, *args, **kwargs):
        return await _in_pool(getattr(self._file, name), *args, executor=self._executor, **kwargs)
    method.__name__ = name
    return method


for _name in _AWAITED:
    setattr(AsyncBase, _name, _awaited(_name))


class AsyncTextIOWrapper(AsyncBase):
    pass


class AsyncBufferedIOBase(AsyncBase):
    pass


class _Opening:
    # What open() gives: to be awaited, or entered.
    def __init__(self, call):
        self._call, self._file = call, None

    def __await__(self):
        return self._call.__await__()

    async def __aenter__(self):
        self._file = await self._call
        return self._file

    async def __aexit__(self, *exc):
        await self._file.close()


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None, *,
         loop=None, executor=None):
    from io import open as plain

    async def call():
        opened = await _in_pool(plain, file, mode, buffering, encoding, errors, newline, loop=loop, executor=executor)
        return (AsyncBufferedIOBase if 'b' in mode else AsyncTextIOWrapper)(opened, executor)
    return _Opening(call())


def wrap(file):
    return AsyncBase(file)


def __getattr__(name):
    if name == 'os':
        import aiofiles.os
        return aiofiles.os
    if name == 'tempfile':
        import aiofiles.tempfile
        return aiofiles.tempfile
    raise AttributeError(f"module 'aiofiles' has no attribute '{name}'")
