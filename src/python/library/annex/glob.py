# glob: paths that match a pattern.
import fnmatch
import os
import re


def has_magic(s):
    return re.search(r'[*?[]', s) is not None


def escape(pathname):
    return re.sub(r'([*?[])', r'[\1]', pathname)


def _below(folder):
    yield folder
    for name in sorted(os.listdir(folder or '.')):
        path = os.path.join(folder, name)
        if os.path.isdir(path) and not name.startswith('.'):
            yield from _below(path)


def iglob(pathname, *, root_dir=None, recursive=False, include_hidden=False):
    found = ['/' if pathname.startswith('/') else '']
    base = root_dir or ''
    parts = [part for part in pathname.split('/') if part]
    for index, part in enumerate(parts):
        is_last, next_found = index == len(parts) - 1, []
        for folder in found:
            real = os.path.join(base, folder)
            if part == '**' and recursive:
                if os.path.isdir(real or '.'):
                    below = [path[len(base) + 1 if base and path != base else len(base):] for path in _below(real)]
                    next_found += below
                    if is_last:
                        next_found += [os.path.join(each, name) for each in below
                                       for name in os.listdir(os.path.join(base, each) or '.')
                                       if not os.path.isdir(os.path.join(base, each, name))]
            elif has_magic(part):
                names = os.listdir(real or '.') if os.path.isdir(real or '.') else []
                next_found += [os.path.join(folder, name) for name in fnmatch.filter(names, part)
                               if include_hidden or part.startswith('.') or not name.startswith('.')]
            elif os.path.exists(os.path.join(real, part)):
                next_found.append(os.path.join(folder, part))
        found = next_found
    return iter([path for path in found if path])


def glob(pathname, *, root_dir=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))
