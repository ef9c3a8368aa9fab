# os: as much of a system as a browser has.
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
    return 1


def getppid():
    return 0


def cpu_count():
    return 1


process_cpu_count = cpu_count


def getcwd():
    return '/'


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
path.isabs, path.abspath = lambda p: p.startswith('/'), lambda p: _normpath(_join('/', p))
path.exists = path.isfile = path.isdir = path.islink = lambda p: False
path.expanduser = path.expandvars = path.realpath = path.normcase = lambda p: p


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f"module 'os' has no attribute '{name}'")
    raise NotImplementedError(f"os.{name} isn't part of Loopscope: there are no files and no processes")
