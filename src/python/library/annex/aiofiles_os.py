# aiofiles.os: os, in threads of the pool.
import os as _os
from aiofiles import _in_pool


def _awaited(function):
    async def call(*args, loop=None, executor=None, **kwargs):
        return await _in_pool(function, *args, loop=loop, executor=executor, **kwargs)
    return call


wrap = _awaited
for _name in ('access', 'getcwd', 'listdir', 'makedirs', 'mkdir', 'remove', 'removedirs', 'rename', 'renames',
              'replace', 'rmdir', 'scandir', 'stat', 'unlink'):
    globals()[_name] = _awaited(getattr(_os, _name))


class _Path:
    pass


path = _Path()
for _name in ('abspath', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdir', 'isfile', 'islink',
              'samefile'):
    setattr(path, _name, _awaited(getattr(_os.path, _name)))
