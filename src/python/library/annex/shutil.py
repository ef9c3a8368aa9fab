# shutil: whole files and trees.
import os


class SameFileError(OSError):
    pass


def copyfileobj(fsrc, fdst, length=65536):
    while chunk := fsrc.read(length):
        fdst.write(chunk)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.abspath(src) == os.path.abspath(dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    with open(src, 'rb') as fsrc, open(dst, 'wb') as fdst:
        copyfileobj(fsrc, fdst)
    return dst


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(os.fspath(src)))
    return copyfile(src, dst)


copy2 = copy


def copytree(src, dst, symlinks=False, ignore=None, dirs_exist_ok=False, **kwargs):
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    names = os.listdir(src)
    left_out = ignore(os.fspath(src), names) if ignore else ()
    for name in names:
        if name in left_out:
            continue
        one, other = os.path.join(src, name), os.path.join(dst, name)
        copytree(one, other, ignore=ignore, dirs_exist_ok=dirs_exist_ok) if os.path.isdir(one) else copyfile(one, other)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None):
    try:
        for name in os.listdir(path):
            full = os.path.join(path, name)
            rmtree(full) if os.path.isdir(full) else os.remove(full)
        os.rmdir(path)
    except OSError:
        if not ignore_errors:
            raise


def move(src, dst):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(os.fspath(src)))
    os.rename(src, dst)
    return dst


def get_terminal_size(fallback=(80, 24)):
    from collections import namedtuple
    return namedtuple('terminal_size', 'columns lines')(*fallback)


def which(cmd, mode=1, path=None):
    return None


# For copytree(ignore=…): what of a folder's names is left out.
def ignore_patterns(*patterns):
    import fnmatch
    return lambda path, names: {name for name in names if any(fnmatch.fnmatch(name, pattern) for pattern in patterns)}
