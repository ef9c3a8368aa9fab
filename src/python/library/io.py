# io: text and bytes in memory.
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    _closed = False

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def _open(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')

    closed = property(lambda self: self._closed)

    def close(self):
        self._closed = True

    def flush(self):
        pass

    def isatty(self):
        return False

    def readable(self):
        return False

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = errors = newlines = None


class _Memory(IOBase):
    def _start(self, empty, newline):
        self._empty, self._newline, self._data, self._pos = empty, newline, empty, 0
        self._parts, self._size = [], 0

    def readable(self):
        self._open()
        return True

    writable = seekable = readable

    def _whole(self):
        if self._parts:
            self._data += self._empty.join(self._parts)
            self._parts = []
        return self._data

    def write(self, s):
        self._open()
        self._check(s)
        if not s:
            return 0
        if self._pos == self._size:
            self._parts.append(s)
            self._size += len(s)
        else:
            data = self._whole()
            if self._pos > len(data):
                data += self._pad * (self._pos - len(data))
            self._data = data[:self._pos] + s + data[self._pos + len(s):]
            self._size = len(self._data)
        self._pos += len(s)
        return len(s)

    def read(self, size=-1, /):
        self._open()
        data = self._whole()
        end = len(data) if size is None or size < 0 else min(self._pos + size, len(data))
        found = data[self._pos:end]
        self._pos = max(end, self._pos)
        return found

    def readline(self, size=-1, /):
        self._open()
        data = self._whole()
        end = data.find(self._newline, self._pos) + 1 or len(data)
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        found = data[self._pos:end]
        self._pos = max(end, self._pos)
        return found

    def getvalue(self):
        self._open()
        return self._whole()

    def tell(self):
        self._open()
        return self._pos

    def seek(self, pos, whence=0, /):
        self._open()
        if whence == 0 and pos < 0:
            raise ValueError(f'{self._negative} seek value {pos}' if isinstance(self, BytesIO)
                             else f'Negative seek position {pos}')
        self._pos = max(0, pos + (0, self._pos, self._size)[whence])
        return self._pos

    def truncate(self, size=None, /):
        self._open()
        size = self._pos if size is None else size
        self._data = self._whole()[:size]
        self._size = len(self._data)
        return size


class StringIO(_Memory, TextIOBase):
    __module__ = '_io'
    _pad = '\0'

    def __init__(self, initial_value='', newline='\n'):
        self._start('', '\n')
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def _check(self, s):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")


class BytesIO(_Memory, BufferedIOBase):
    __module__ = '_io'
    _pad, _negative = b'\0', 'negative'

    def __init__(self, initial_bytes=b''):
        self._start(b'', b'\n')
        if initial_bytes:
            self.write(initial_bytes)
            self._pos = 0

    def _check(self, s):
        if not isinstance(s, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")


def __getattr__(name):
    # Files bring these.
    if name in ('open', 'TextIOWrapper', 'BufferedReader', 'BufferedWriter', 'BufferedRandom', 'FileIO'):
        import _fileio
        return getattr(_fileio, 'BufferedRandom' if name == 'FileIO' else name)
    raise AttributeError(f"module 'io' has no attribute '{name}'")
