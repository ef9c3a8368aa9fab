# open() and its files: buffered bytes, and text over them.
import _files
import io
import os
from io import BufferedIOBase, DEFAULT_BUFFER_SIZE, TextIOBase, UnsupportedOperation

_CHUNK = 65536


def _read(path, at, size):
    data = _files.read(path, at, size)
    _files.take_time(len(data))
    return data


class _Binary(BufferedIOBase):
    __module__ = '_io'

    def __init__(self, name, path, mode, reads, writes, appends):
        self.name, self.mode, self._path = name, mode, path
        self._reads, self._writes, self._appends = reads, writes, appends
        self._pos = 0
        self._ahead = b''
        self._behind = []
        self._waiting = 0
        if appends:
            self._pos = _files.stat(path)[1]

    def _open(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__name__} name={self.name!r}>'

    def readable(self):
        self._open()
        return self._reads

    def writable(self):
        self._open()
        return self._writes

    def seekable(self):
        self._open()
        return True

    def fileno(self):
        self._open()
        return 3

    def _for_reading(self):
        self._open()
        if not self._reads:
            raise UnsupportedOperation('not readable' if self._text else 'read')
        if self._behind:
            self.flush()

    _text = False

    def read(self, size=-1, /):
        self._for_reading()
        if size is None or size < 0:
            data = self._ahead + _read(self._path, self._pos + len(self._ahead), -1)
            self._ahead = b''
        else:
            while len(self._ahead) < size and self._more(size - len(self._ahead)):
                pass
            data, self._ahead = self._ahead[:size], self._ahead[size:]
        self._pos += len(data)
        return data

    read1 = read

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def peek(self, size=0, /):
        self._for_reading()
        if not self._ahead:
            self._more(1)
        return self._ahead

    def _more(self, size):
        data = _read(self._path, self._pos + len(self._ahead), max(size, _CHUNK))
        self._ahead += data
        return data

    def readline(self, size=-1, /):
        self._for_reading()
        start = 0
        while (end := self._ahead.find(b'\n', start)) < 0:
            start = len(self._ahead)
            if not self._more(1):
                end = len(self._ahead) - 1
                break
        end += 1
        if size is not None and 0 <= size < end:
            end = size
        line, self._ahead = self._ahead[:end], self._ahead[end:]
        self._pos += len(line)
        return line

    def write(self, data, /):
        self._open()
        if not self._writes:
            raise UnsupportedOperation('not writable' if self._text else 'write')
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._ahead = b''
        data = bytes(data)
        if self._appends and not self._behind:
            self._pos = _files.stat(self._path)[1]
        self._behind.append(data)
        self._waiting += len(data)
        self._pos += len(data)
        if self._waiting > DEFAULT_BUFFER_SIZE:
            self.flush()
        return len(data)

    def flush(self):
        self._open()
        if self._behind:
            data = b''.join(self._behind)
            self._behind, self._waiting = [], 0
            _files.take_time(len(data))
            _files.write(self._path, self._pos - len(data), data)

    def seek(self, pos, whence=0, /):
        self.flush()
        self._ahead = b''
        if whence == 0 and pos < 0:
            raise ValueError(f'negative seek value {pos}')
        self._pos = max(0, pos + (0, self._pos, _files.stat(self._path)[1] if whence == 2 else 0)[whence])
        return self._pos

    def tell(self):
        self._open()
        return self._pos

    def truncate(self, size=None, /):
        if not self.writable():
            raise UnsupportedOperation('truncate')
        self.flush()
        self._ahead = b''
        size = self._pos if size is None else size
        _files.resize(self._path, size)
        return size

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True
                if self._writes:
                    _files.changed(self._path)

    def __del__(self):
        self.close()


class BufferedReader(_Binary):
    pass


class BufferedWriter(_Binary):
    pass


class BufferedRandom(_Binary):
    pass


class TextIOWrapper(TextIOBase):
    __module__ = '_io'

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if encoding in (None, 'locale'):
            encoding = 'utf-8' if encoding else 'UTF-8'
        self.buffer, self.encoding, self.errors, self._newline = buffer, encoding, errors or 'strict', newline
        self._started = self._cookie = False
        self._line_buffering = line_buffering
        ''.encode(encoding)

    def __repr__(self):
        mode = f' mode={self.mode!r}' if hasattr(self, 'mode') else ''
        return f'<_io.TextIOWrapper name={self.buffer.name!r}{mode} encoding={self.encoding!r}>'

    name = property(lambda self: self.buffer.name)
    closed = property(lambda self: self.buffer.closed)

    def _open(self):
        self.buffer._open()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def fileno(self):
        return self.buffer.fileno()

    def _in(self, data):
        text = data.decode(self.encoding, self.errors)
        if self._newline is None and '\r' in text:
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        return text

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self._in(self.buffer.read())
        # A character has up to four bytes; what was read too much is given back.
        text = self._in_part(self.buffer.peek(0) and self.buffer.read(size))
        while len(text) < size and (more := self.buffer.read(1)):
            text += self._in_part(more)
        return text

    def _in_part(self, data):
        data = data or b''
        while True:
            try:
                return self._in(data)
            except UnicodeDecodeError as error:
                if error.reason != 'unexpected end of data' or not (more := self.buffer.read(1)):
                    raise
                data += more

    def readline(self, size=-1, /):
        line = self._in(self.buffer.readline())
        if size is not None and 0 <= size < len(line):
            rest = line[size:].encode(self.encoding)
            self.buffer.seek(self.buffer.tell() - len(rest))
            line = line[:size]
        return line

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        out = text if self._newline in (None, '', '\n') else text.replace('\n', self._newline)
        self.buffer.write(out.encode(self.encoding, self.errors))
        if self._line_buffering and '\n' in text:
            self.buffer.flush()
        return len(text)

    def flush(self):
        self.buffer.flush()

    def seek(self, pos, whence=0, /):
        if whence == 1 and pos:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == 2 and pos:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        return self.buffer.seek(pos, whence)

    def tell(self):
        return self.buffer.tell()

    def truncate(self, pos=None, /):
        return self.buffer.truncate(pos)

    def close(self):
        self.buffer.close()

    def detach(self):
        return self.buffer


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if isinstance(file, int):
        raise OSError(9, 'Bad file descriptor')
    name = os.fspath(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    kinds = set(mode)
    if kinds - set('rwaxbt+') or len(mode) > len(kinds):
        raise ValueError(f'invalid mode: {mode!r}')
    if len(kinds & set('rwax')) != 1:
        raise ValueError('must have exactly one of create/read/write/append mode' if kinds & set('rwax') else
                         'Must have exactly one of create/read/write/append mode and at most one plus')
    text = 'b' not in kinds
    if not text:
        if 't' in kinds:
            raise ValueError("can't have text and binary mode at once")
        for given, what in ((encoding, 'an encoding'), (errors, 'an errors'), (newline, 'a newline')):
            if given is not None:
                raise ValueError(f"binary mode doesn't take {what} argument")
    if newline not in (None, '', '\n', '\r', '\r\n'):
        raise ValueError(f'illegal newline value: {newline}')
    path = os.path.abspath(name.decode() if isinstance(name, bytes) else name)
    reads, writes = 'r' in kinds or '+' in kinds, 'r' not in kinds or '+' in kinds
    _files.take_time(0)
    try:
        if 'r' in kinds:
            _files.read(path, 0, 0)
        else:
            _files.create(path, 'x' in kinds, 'w' in kinds)
    except OSError as error:
        raise OSError(error.errno, error.strerror, name) from None
    kind = BufferedRandom if reads and writes else BufferedReader if reads else BufferedWriter
    file = kind(name, path, mode if not text else mode.replace('t', '') + 'b', reads, writes, 'a' in kinds)
    if not text:
        return file
    file._text = True
    wrapper = TextIOWrapper(file, encoding, errors, newline, buffering == 1)
    wrapper.mode = mode
    return wrapper


io.open = open
io.TextIOWrapper, io.BufferedReader, io.BufferedWriter = TextIOWrapper, BufferedReader, BufferedWriter
