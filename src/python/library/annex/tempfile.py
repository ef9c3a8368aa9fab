# tempfile: files and directories that go when they are closed.
import os
import shutil

tempdir = None
_count = 0


def gettempdir():
    os.makedirs('/tmp', exist_ok=True)
    return '/tmp'


def _name(suffix, prefix, dir):
    global _count
    _count += 1
    return os.path.join(dir or gettempdir(), f'{prefix or "tmp"}{_count:08d}{suffix or ""}')


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _name(suffix, prefix, dir)
    os.mkdir(path)
    return path


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    path = _name(suffix, prefix, dir)
    open(path, 'x').close()
    return 3, path


class _Temporary:
    def __init__(self, file, delete):
        self.file, self.name, self._delete = file, file.name, delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        self.file.close()
        if self._delete and os.path.exists(self.name):
            os.remove(self.name)


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    return _Temporary(open(_name(suffix, prefix, dir), mode, buffering, encoding, errors, newline), delete)


TemporaryFile = NamedTemporaryFile


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)

    def __repr__(self):
        return f'<TemporaryDirectory {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, *args):
        self.cleanup()

    def cleanup(self):
        shutil.rmtree(self.name, ignore_errors=True)
