# warnings: what a program is warned of.
import sys

filters = [('default', DeprecationWarning, '__main__'), ('ignore', DeprecationWarning, None),
           ('ignore', PendingDeprecationWarning, None), ('ignore', ImportWarning, None),
           ('ignore', ResourceWarning, None)]
defaultaction = 'default'
_seen = {}
_caught = None


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')


def formatwarning(message, category, filename, lineno, line=None):
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line is None:
        import _warnings
        line = _warnings.line(filename, lineno)
    return text + f'  {line.strip()}\n' if line and line.strip() else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    print(formatwarning(message, category, filename, lineno, line), end='', file=file or sys.stderr)


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    elif not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    import _warnings
    filename, lineno, module = _warnings.caller(stacklevel)
    warn_explicit(message, category, filename, lineno, module)


def _fits(pattern, text):
    import re
    return re.match(pattern, text, 2) is not None


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    _warn(message, category, filename, lineno, module)


# The line and a hint are known where the machine itself warns.
def _warn(message, category, filename, lineno, module=None, line=None, hint=None):
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = str(message), category(message)
    action = defaultaction
    for action_, kind, where, *more in filters:
        if issubclass(category, kind) and (where is None or _fits(where, module)) and \
                (not more or not more[0] or _fits(more[0], text)) and \
                (len(more) < 2 or not more[1] or more[1] == lineno):
            action = action_
            break
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    key = {'once': (text, category), 'module': (text, category, filename)}.get(action, (text, category, filename,
                                                                                        lineno))
    if action != 'always' and action != 'all':
        if key in _seen:
            return
        _seen[key] = True
    if _caught is not None:
        _caught.append(WarningMessage(message, category, filename, lineno))
        return
    showwarning(message, category, filename, lineno, None, line)
    if hint:
        print(f'{category.__name__}: {hint}', file=sys.stderr)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _insert((action, category, None, '', lineno), append)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    _insert((action, category, module or None, message, lineno), append)


def _insert(item, append):
    if item[0] not in ('error', 'ignore', 'always', 'all', 'default', 'module', 'once'):
        raise ValueError(f'invalid action: {item[0]!r}')
    _seen.clear()
    if append:
        filters.append(item)
    else:
        filters.insert(0, item)


def resetwarnings():
    filters.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global _caught
        self._saved = filters[:], _caught, dict(_seen)
        _seen.clear()
        if self._record:
            _caught = []
        if self._filter:
            simplefilter(*self._filter)
        return _caught if self._record else None

    def __exit__(self, *exc_info):
        global _caught
        filters[:], _caught, seen = self._saved
        _seen.clear()
        _seen.update(seen)


class deprecated:
    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        import functools
        message, category, level = self.message, self.category, self.stacklevel
        if isinstance(arg, type):
            original = arg.__init__

            @functools.wraps(original)
            def __init__(self, *args, **kwargs):
                warn(message, category, level + 1)
                original(self, *args, **kwargs)
            arg.__init__, arg.__deprecated__ = __init__, message
            return arg

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category, level + 1)
            return arg(*args, **kwargs)
        wrapper.__deprecated__ = message
        return wrapper
