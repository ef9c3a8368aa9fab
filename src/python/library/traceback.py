# traceback: how exceptions are shown.
import sys
import _traceback


class FrameSummary:
    def __init__(self, filename, lineno, name, *, line=None, lookup_line=True, locals=None, text=None):
        self.filename, self.lineno, self.name, self._line, self.locals = filename, lineno, name, line, locals
        self._text = text

    @property
    def line(self):
        if self._line is None:
            import _warnings
            self._line = (_warnings.line(self.filename, self.lineno) or '').strip()
        return self._line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return tuple(self)[index]

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    @classmethod
    def from_list(cls, frames):
        return cls([f if isinstance(f, FrameSummary) else FrameSummary(*f[:3], line=f[3]) for f in frames])

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return cls([FrameSummary(f.f_code.co_filename, line, f.f_code.co_name, locals=_told(f.f_locals, capture_locals))
                    for f, line in frame_gen])

    def format_frame_summary(self, f, **kwargs):
        text = f._text or f'  File "{f.filename}", line {f.lineno}, in {f.name}\n' + (f'    {f.line}\n' if f.line else '')
        return text + ''.join([f'    {name} = {value}\n' for name, value in sorted((f.locals or {}).items())])

    def format(self):
        return [self.format_frame_summary(f) for f in self]


def _told(locals, capture):
    return {name: repr(value) for name, value in locals.items()} if capture else None


def walk_stack(f):
    if f is None:
        f = sys._getframe()
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def clear_frames(tb):
    _traceback.clear_frames(tb)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None, *, _locals=False):
    found = StackSummary([FrameSummary(file, line, name, line=text, text=shown, locals=_told(locals, _locals))
                          for file, line, name, text, shown, locals in _traceback.places(tb)])
    if limit is not None:
        found[:] = found[:limit] if limit >= 0 else found[limit:]
    return found


def extract_stack(f=None, limit=None):
    found = StackSummary()
    for text in _traceback.format_stack():
        head, _, line = text.strip().partition('\n')
        file, number, name = head.split(', ', 2)
        found.append(FrameSummary(file[6:-1], int(number[5:]), name[3:], line=line.strip().split('\n')[0]))
    return found


def _exception(exc, value):
    return value if value is not None else exc if isinstance(exc, BaseException) else None


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True, **kwargs):
    error = _exception(exc, value)
    if error is None:
        return ['NoneType: None\n']
    if chain or error.__cause__ is None and error.__context__ is None:
        return _traceback.format_exception(error, limit)
    lines = format_tb(error.__traceback__, limit)
    return (['Traceback (most recent call last):\n'] if lines else []) + lines + format_exception_only(error)


def format_exception_only(exc, /, value=None, *, show_group=False, **kwargs):
    error = _exception(exc, value)
    if error is None:
        return ['NoneType: None\n']
    lines = _traceback.only(error).splitlines(True)
    if isinstance(error, SyntaxError):
        return lines
    # The message is one text, however many lines it has; the notes have a text for each line.
    notes = getattr(error, '__notes__', None)
    noted = sum([str(note).count('\n') + 1 for note in notes]) if isinstance(notes, (list, tuple)) else 0
    return [''.join(lines[:len(lines) - noted])] + lines[len(lines) - noted:]


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    print(''.join(format_list(extracted_list)), end='', file=file or sys.stderr)


def format_stack(f=None, limit=None):
    return _traceback.format_stack()


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True, **kwargs):
    print(''.join(format_exception(exc, value, tb, limit, chain)), end='', file=file or sys.stderr)


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_tb(tb, limit=None, file=None):
    print(''.join(format_tb(tb, limit)), end='', file=file or sys.stderr)


def print_stack(f=None, limit=None, file=None):
    print(''.join(format_stack()), end='', file=file or sys.stderr)


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, capture_locals=False, **kwargs):
        self.exc_type, self._error, self._limit, self._locals = exc_type, exc_value, limit, capture_locals
        self.exc_type_str = exc_type.__qualname__
        self.stack = extract_tb(exc_traceback, limit, _locals=capture_locals)
        self._str = str(exc_value)
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__cause__, self.__context__ = [
            error and TracebackException.from_exception(error, limit=limit, capture_locals=capture_locals)
            for error in (exc_value.__cause__, exc_value.__context__)]
        self.__suppress_context__ = exc_value.__suppress_context__

    @classmethod
    def from_exception(cls, exc, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, **kwargs)

    def format(self, *, chain=True, **kwargs):
        if not self._locals:
            yield from format_exception(self._error, limit=self._limit, chain=chain)
            return
        if chain and self.__cause__ is not None:
            yield from self.__cause__.format()
            yield '\nThe above exception was the direct cause of the following exception:\n\n'
        elif chain and self.__context__ is not None and not self.__suppress_context__:
            yield from self.__context__.format()
            yield '\nDuring handling of the above exception, another exception occurred:\n\n'
        if self.stack:
            yield 'Traceback (most recent call last):\n'
            yield from self.stack.format()
        yield from self.format_exception_only()

    def format_exception_only(self, **kwargs):
        yield from format_exception_only(self._error)

    def print(self, *, file=None, chain=True):
        print(''.join(self.format(chain=chain)), end='', file=file or sys.stderr)

    def __str__(self):
        return self._str
