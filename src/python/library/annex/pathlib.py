# pathlib: paths, and what os does with them.
import fnmatch
import io
import os


class PurePath:
    __slots__ = ('_parts', '_root')

    def __new__(cls, *args):
        return object.__new__(PosixPath if cls is Path else PurePosixPath if cls is PurePath else cls)

    def __init__(self, *args):
        text = ''
        for arg in args:
            part = os.fspath(arg)
            text = part if part.startswith('/') else f'{text}/{part}' if text else part
        self._root = '/' if text.startswith('/') else ''
        self._parts = [part for part in text.split('/') if part and part != '.']

    def _with(self, root, parts):
        path = object.__new__(type(self))
        path._root, path._parts = root, list(parts)
        return path

    def __str__(self):
        return self._root + '/'.join(self._parts) or '.'

    def __fspath__(self):
        return str(self)

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __bytes__(self):
        return str(self).encode()

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    def _key(self):
        return self._root, self._parts

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, other):
        return type(self)(self, other) if isinstance(other, (str, PurePath)) else NotImplemented

    def __rtruediv__(self, other):
        return type(self)(other, self) if isinstance(other, (str, PurePath)) else NotImplemented

    def joinpath(self, *others):
        return type(self)(self, *others)

    def with_segments(self, *args):
        return type(self)(*args)

    drive = ''
    root = property(lambda self: self._root)
    anchor = root
    parts = property(lambda self: ((self._root,) if self._root else ()) + tuple(self._parts))
    name = property(lambda self: self._parts[-1] if self._parts else '')

    @property
    def suffix(self):
        return os.path.splitext(self.name)[1] if self.name.rstrip('.') else ''

    @property
    def suffixes(self):
        return ['.' + part for part in self.name.lstrip('.').split('.')[1:]] if not self.name.endswith('.') else []

    @property
    def stem(self):
        return self.name[:len(self.name) - len(self.suffix)] if self.suffix else self.name

    @property
    def parent(self):
        return self._with(self._root, self._parts[:-1])

    @property
    def parents(self):
        return tuple(self._with(self._root, self._parts[:end]) for end in range(len(self._parts) - 1, -1, -1))

    def as_posix(self):
        return str(self)

    def as_uri(self):
        return f'file://{self}'

    def is_absolute(self):
        return bool(self._root)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        return self._with(self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if suffix and (not suffix.startswith('.') or suffix == '.' or '/' in suffix):
            raise ValueError(f'Invalid suffix {suffix!r}')
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self.with_name(self.stem + suffix)

    def relative_to(self, other, *, walk_up=False):
        other = type(self)(other)
        if other._root != self._root or self._parts[:len(other._parts)] != other._parts:
            if walk_up and other._root == self._root:
                return self._with('', os.path.relpath(str(self), str(other)).split('/'))
            raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
        return self._with('', self._parts[len(other._parts):])

    def is_relative_to(self, other):
        other = type(self)(other)
        return other._root == self._root and self._parts[:len(other._parts)] == other._parts

    def match(self, pattern):
        wanted = [part for part in str(pattern).split('/') if part]
        return len(wanted) <= len(self._parts) and all(
            fnmatch.fnmatchcase(part, want) for part, want in zip(reversed(self._parts), reversed(wanted)))


class PurePosixPath(PurePath):
    __slots__ = ()


class Path(PurePath):
    __slots__ = ()

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls('/')

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open('r', -1, encoding, errors, newline) as file:
            return file.read()

    def read_bytes(self):
        with self.open('rb') as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open('w', -1, encoding, errors, newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open('wb') as file:
            return file.write(data)

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(self)

    def is_file(self, *, follow_symlinks=True):
        return os.path.isfile(self)

    def is_dir(self, *, follow_symlinks=True):
        return os.path.isdir(self)

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, False, exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def touch(self, mode=0o666, exist_ok=True):
        self.open('a' if exist_ok else 'x').close()

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    replace = rename

    def iterdir(self):
        for name in os.listdir(self):
            yield self / name

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for top, dirs, files in os.walk(self, top_down, on_error):
            yield type(self)(top), dirs, files

    def glob(self, pattern):
        yield from self._glob([part for part in str(pattern).split('/') if part])

    def rglob(self, pattern):
        return self.glob(f'**/{pattern}')

    def _glob(self, parts):
        if not parts:
            yield self
        elif parts[0] == '**':
            yield from self._glob(parts[1:])
            for path in self.iterdir() if self.is_dir() else ():
                if path.is_dir():
                    yield from path._glob(parts)
        elif self.is_dir():
            for path in self.iterdir():
                if fnmatch.fnmatchcase(path.name, parts[0]):
                    yield from path._glob(parts[1:])

    def absolute(self):
        return type(self)(os.path.join(os.getcwd(), self))

    def resolve(self, strict=False):
        if strict:
            self.stat()
        return type(self)(os.path.abspath(self))

    def expanduser(self):
        return type(self)(os.path.expanduser(self))

    def samefile(self, other):
        return os.path.samefile(self, other)


class PosixPath(Path, PurePosixPath):
    __slots__ = ()
