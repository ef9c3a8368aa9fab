# os: as much of a system as a browser has.
import _files
import sys

name, sep, linesep, pathsep, curdir, pardir, devnull, extsep, altsep = ('posix', '/', '\n', ':', '.', '..',
                                                                      '/dev/null', '.', None)
environ = {}
error = OSError


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def getpid():
    # What only seems to be another process has a number of its own.
    threading = sys.modules.get('threading')
    return getattr(threading and threading.current_thread(), '_pid', 1)


def getppid():
    return 0


def cpu_count():
    return 1


process_cpu_count = cpu_count


_cwd = '/'


def getcwd():
    return _cwd


def chdir(path):
    global _cwd
    full = _full(path)
    if not _files.stat(full)[0]:
        raise NotADirectoryError(20, 'Not a directory', fspath(path))
    _cwd = full


def _full(p):
    return _normpath(_join(_cwd, fspath(p)))


def _named(call, p, *args):
    # The errors name a path as the program does.
    _files.take_time(0)
    try:
        return call(_full(p), *args)
    except OSError as error:
        raise OSError(error.errno, error.strerror, fspath(p)) from None


def listdir(path='.'):
    return _named(_files.list, path)


def mkdir(path, mode=0o777):
    _named(_files.mkdir, path)


def makedirs(name, mode=0o777, exist_ok=False):
    full = _full(name)
    head = _split(full)[0]
    if head and not _path_exists(head):
        makedirs(head, exist_ok=True)
    try:
        mkdir(name)
    except FileExistsError:
        if not exist_ok or not _path_isdir(name):
            raise


def remove(path):
    _named(_files.remove, path, False)


unlink = remove


def rmdir(path):
    _named(_files.remove, path, True)


def removedirs(name):
    rmdir(name)


def rename(src, dst):
    try:
        _files.rename(_full(src), _full(dst))
    except OSError as error:
        raise OSError(error.errno, error.strerror, fspath(src), None, fspath(dst)) from None


replace = renames = rename


class stat_result:
    def __init__(self, is_dir, size):
        self.st_mode = 0o40755 if is_dir else 0o100644
        self.st_size = size
        self.st_mtime = self.st_ctime = self.st_atime = 0.0
        self.st_nlink, self.st_uid, self.st_gid = 1, 0, 0


def stat(path, **kwargs):
    return stat_result(*_named(_files.stat, path))


lstat = stat


class DirEntry:
    def __init__(self, folder, name):
        self.name, self.path = name, _join(folder, name)

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        return _path_isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return _path_isfile(self.path)

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)


class _Scan(list):
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    close = __exit__


def scandir(path='.'):
    return _Scan(DirEntry(fspath(path), name) for name in listdir(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    dirs = [name for name in names if _path_isdir(_join(top, name))]
    files = [name for name in names if name not in dirs]
    if topdown:
        yield top, dirs, files
    for name in dirs:
        yield from walk(_join(top, name), topdown, onerror)
    if not topdown:
        yield top, dirs, files


def access(path, mode):
    return _path_exists(path)


F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), '__fspath__'):
        return type(path).__fspath__(path)
    raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')


def urandom(size):
    import random
    return random.randbytes(size)


def getlogin():
    return 'loopscope'


class PathLike:
    pass


path = type(sys)('posixpath')
sys.modules['os.path'] = path


def _split(p):
    i = p.rfind('/') + 1
    head, tail = p[:i], p[i:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail


def _join(a, *p):
    for b in map(fspath, p):
        a = b if b.startswith('/') else a + b if not a or a.endswith('/') else a + '/' + b
    return a


def _splitext(p):
    base = p.rfind('/') + 1
    dot = p.rfind('.')
    if dot > base and p[base:dot].strip('.'):
        return p[:dot], p[dot:]
    return p, ''


def _normpath(p):
    if not p:
        return '.'
    root = '//' if p.startswith('//') and not p.startswith('///') else '/' if p.startswith('/') else ''
    parts = []
    for part in p.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or not root and not parts or parts and parts[-1] == '..':
            parts.append(part)
        elif parts:
            parts.pop()
    return root + '/'.join(parts) or '.'


path.sep, path.join, path.split, path.splitext, path.normpath = '/', _join, _split, _splitext, _normpath
path.basename, path.dirname = lambda p: _split(p)[1], lambda p: _split(p)[0]
path.isabs, path.abspath = lambda p: fspath(p).startswith('/'), _full
path.islink = lambda p: False
path.expanduser = lambda p: _join('/', fspath(p)[1:].lstrip('/')) if fspath(p).startswith('~') else fspath(p)
path.normcase = fspath
path.realpath = _full


def _kind(p):
    try:
        return _files.stat(_full(p))[0]
    except (OSError, ValueError):
        return None


def _path_exists(p):
    return _kind(p) is not None


def _path_isfile(p):
    return _kind(p) is False


def _path_isdir(p):
    return _kind(p) is True


def _relpath(p, start='.'):
    there, here = _full(p).split('/')[1:], _full(start).split('/')[1:]
    there, here = [part for part in there if part], [part for part in here if part]
    same = 0
    while same < min(len(there), len(here)) and there[same] == here[same]:
        same += 1
    return '/'.join(['..'] * (len(here) - same) + there[same:]) or '.'


def _commonpath(paths):
    parts = [fspath(p).split('/') for p in paths]
    same = []
    for row in zip(*parts):
        if len(set(row)) > 1:
            break
        same.append(row[0])
    return '/'.join(same) or ('/' if parts and parts[0][0] == '' else '')


path.exists, path.isfile, path.isdir, path.lexists = _path_exists, _path_isfile, _path_isdir, _path_exists
path.relpath, path.commonpath = _relpath, _commonpath
path.getsize = lambda p: stat(p).st_size
path.getmtime = path.getctime = path.getatime = lambda p: stat(p).st_mtime
path.samefile = lambda a, b: _full(a) == _full(b)


def _expandvars(path):
    import re
    return re.sub(r'\$(\w+|\{[^}]*\})', lambda match: environ.get(match[1].strip('{}'), match[0]), path)


path.expandvars = _expandvars
path.splitdrive = lambda p: ('', fspath(p))
path.curdir, path.pardir, path.sep, path.pathsep = curdir, pardir, sep, pathsep


def _commonprefix(m):
    first, last = min(m, default=''), max(m, default='')
    return first[:next((i for i, c in enumerate(first) if c != last[i]), len(first))]


path.commonprefix = _commonprefix
_ERRORS = {1: 'Operation not permitted', 2: 'No such file or directory', 3: 'No such process', 4: 'Interrupted system call',
           5: 'Input/output error', 9: 'Bad file descriptor', 11: 'Resource temporarily unavailable',
           12: 'Cannot allocate memory', 13: 'Permission denied', 17: 'File exists', 20: 'Not a directory',
           21: 'Is a directory', 22: 'Invalid argument', 28: 'No space left on device', 32: 'Broken pipe',
           39: 'Directory not empty', 98: 'Address already in use', 104: 'Connection reset by peer',
           110: 'Connection timed out', 111: 'Connection refused', 113: 'No route to host'}


def strerror(code):
    return _ERRORS.get(code, f'Unknown error {code}')


def get_terminal_size(fd=1):
    from collections import namedtuple
    return namedtuple('terminal_size', 'columns lines', module='os')(80, 24)


def isatty(fd):
    return False


def getuid():
    return 1000


geteuid = getgid = getegid = getuid
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f"module 'os' has no attribute '{name}'")
    raise NotImplementedError(f"os.{name} isn't part of Loopscope: there are no processes, and only the simplest of files")
