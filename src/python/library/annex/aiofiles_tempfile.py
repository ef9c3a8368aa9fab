# aiofiles.tempfile: files and directories that go when they are closed, in threads of the pool.
import tempfile as _tempfile
from aiofiles import AsyncBufferedIOBase, AsyncTextIOWrapper, _in_pool, _Opening


def _opening(make):
    def opened(mode='w+b', *args, loop=None, executor=None, **kwargs):
        async def call():
            file = await _in_pool(make, mode, *args, loop=loop, executor=executor, **kwargs)
            return (AsyncBufferedIOBase if 'b' in mode else AsyncTextIOWrapper)(file, executor)
        return _Opening(call())
    opened.__name__ = make.__name__
    return opened


NamedTemporaryFile = _opening(_tempfile.NamedTemporaryFile)
TemporaryFile = _opening(_tempfile.TemporaryFile)


def SpooledTemporaryFile(max_size=0, mode='w+b', *args, **kwargs):
    return _opening(_tempfile.NamedTemporaryFile)(mode, *args, **kwargs)


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, loop=None, executor=None):
        self._make = _in_pool(_tempfile.TemporaryDirectory, suffix, prefix, dir, loop=loop, executor=executor)
        self._directory = None

    async def __aenter__(self):
        self._directory = await self._make
        return self._directory.name

    async def __aexit__(self, *exc):
        await self.close()

    async def close(self):
        await _in_pool(self._directory.cleanup)
