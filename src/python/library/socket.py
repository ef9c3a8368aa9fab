# socket: blocking sockets on the modelled network of this machine. Nothing else can be reached from a browser.
import _net
from enum import IntEnum

AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = (
    IntEnum('AddressFamily', {'AF_UNSPEC': 0, 'AF_UNIX': 1, 'AF_INET': 2, 'AF_INET6': 10}, module='socket'))
SOCK_STREAM, SOCK_DGRAM = IntEnum('SocketKind', {'SOCK_STREAM': 1, 'SOCK_DGRAM': 2}, module='socket')
SOL_SOCKET, SO_REUSEADDR, SO_KEEPALIVE, SO_REUSEPORT = 1, 2, 9, 15
SO_SNDBUF, SO_RCVBUF, SO_ERROR = 7, 8, 4
IPPROTO_TCP, TCP_NODELAY, SOMAXCONN = 6, 1, 4096
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
INADDR_ANY = 0
has_ipv6 = False
error = OSError
timeout = TimeoutError
_default_timeout = None


class gaierror(OSError):
    pass


class herror(OSError):
    pass


def _local(host):
    if host in ('', '0.0.0.0', None):
        return '0.0.0.0'
    if host in ('localhost', '127.0.0.1', '::1', '0.0.0.0', 'loopscope') or host.startswith('127.'):
        return '127.0.0.1'
    raise gaierror(-2, f'Name or service not known (a browser has no sockets to other machines: {host!r})')


def gethostname():
    return 'loopscope'


def gethostbyname(name):
    return '127.0.0.1' if _local(name) == '0.0.0.0' else _local(name)


def getfqdn(name=''):
    return name or 'loopscope'


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    return [(AF_INET, SOCK_STREAM, 6, '', (_local(host), int(port or 0)))]


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(value):
    global _default_timeout
    _default_timeout = value


def htons(number):
    return (number & 255) << 8 | number >> 8 & 255


ntohs = htons


def inet_aton(text):
    return bytes(int(part) for part in text.split('.'))


def inet_ntoa(data):
    return '.'.join(map(str, data))


class socket:
    _bound = _fd = None
    _files = 0

    def __init__(self, family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None):
        if type != SOCK_STREAM:
            raise OSError(93, "Protocol not supported (the modelled network has streams only)")
        self.family, self.type, self.proto = AF_INET if family < 0 else family, type, proto
        self._timeout = _default_timeout
        self._fd = fileno
        self._closed = False
        self._options = {}

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        text = f'<socket.socket fd={self.fileno()}, family={int(self.family)}, type={int(self.type)}, proto={self.proto}'
        if self._closed:
            return f'<socket.socket [closed] fd=-1, family={int(self.family)}, type={int(self.type)}, ' \
                   f'proto={self.proto}>'
        if self._fd is not None:
            own, other = _net.names(self._fd)
            text += f', laddr={own}' + (f', raddr={other}' if other else '')
        return text + '>'

    def _open(self):
        if self._closed:
            raise OSError(9, 'Bad file descriptor')
        if self._fd is None:
            raise OSError(107, 'Transport endpoint is not connected')
        return self._fd

    def fileno(self):
        return -1 if self._closed else self._fd if self._fd is not None else 3

    def setsockopt(self, level, name, *value):
        self._options[level, name] = value[0] if value else 0

    def getsockopt(self, level, name, size=0):
        return self._options.get((level, name), 0)

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0

    def settimeout(self, value):
        if value is not None and value < 0:
            raise ValueError('Timeout value out of range')
        self._timeout = value if value is None else float(value)

    def gettimeout(self):
        return self._timeout

    timeout = property(gettimeout)

    def _wait(self, fd, writes):
        if self._timeout == 0:
            raise BlockingIOError(11, 'Resource temporarily unavailable')
        if not _net.wait(fd, writes, self._timeout):
            raise TimeoutError('timed out')

    def bind(self, address):
        host, port = address[:2]
        if not 0 <= port <= 65535:
            raise OverflowError('bind(): port must be 0-65535.')
        self._bound = _local(host), port

    def listen(self, backlog=128):
        if self._fd is None:
            host, port = self._bound or ('0.0.0.0', 0)
            self._fd = _net.listen(host, port, backlog)

    def accept(self):
        fd = self._open()
        while (got := _net.accept(fd)) is None:
            self._wait(fd, False)
        conn = socket(self.family, self.type, self.proto, got)
        return conn, _net.names(got)[1]

    def connect(self, address):
        host, port = address[:2]
        if self._fd is None:
            self._fd = _net.connect(_local(host).replace('0.0.0.0', '127.0.0.1'), port)
        if self._timeout == 0:
            raise BlockingIOError(115, 'Operation now in progress')
        try:
            while not _net.connected(self._fd):
                self._wait(self._fd, True)
        except BaseException:
            _net.close(self._fd, True)
            self._fd = None
            raise

    def connect_ex(self, address):
        try:
            self.connect(address)
        except OSError as error:
            return error.errno
        return 0

    def recv(self, bufsize, flags=0):
        fd = self._open()
        while (data := _net.recv(fd, bufsize)) is None:
            self._wait(fd, False)
        return data

    def recv_into(self, buffer, nbytes=0, flags=0):
        data = self.recv(nbytes or len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def recvfrom(self, bufsize, flags=0):
        return self.recv(bufsize), self.getpeername()

    def send(self, data, flags=0):
        fd = self._open()
        while not (sent := _net.send(fd, data)) and data:
            self._wait(fd, True)
        return sent

    def sendall(self, data, flags=0):
        data = bytes(data)
        while data:
            data = data[self.send(data):]

    def shutdown(self, how):
        fd = self._open()
        if how != SHUT_RD:
            _net.shut(fd)

    def close(self):
        self._closed = True
        if self._fd is not None and self._files == 0:
            fd, self._fd = self._fd, None
            _net.close(fd, False)

    def __del__(self):
        self.close()

    def detach(self):
        fd, self._fd, self._closed = self._fd, None, True
        return fd

    def getsockname(self):
        if self._fd is None:
            return self._bound or ('0.0.0.0', 0)
        return _net.names(self._open())[0]

    def getpeername(self):
        other = _net.names(self._open())[1]
        if other is None:
            raise OSError(107, 'Transport endpoint is not connected')
        return other

    def makefile(self, mode='r', buffering=None, *, encoding=None, errors=None, newline=None):
        self._files += 1
        return _File(self, 'b' in mode, encoding or 'utf-8', errors or 'strict')


class _File:
    # What makefile gives: buffered reading, unbuffered writing.
    def __init__(self, sock, binary, encoding, errors):
        self._sock, self._binary, self._encoding, self._errors = sock, binary, encoding, errors
        self._buffer = b''
        self.closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        while line := self.readline():
            yield line

    def _out(self, data):
        return data if self._binary else data.decode(self._encoding, self._errors).replace('\r\n', '\n')

    def _recv(self):
        return self._sock.recv(8192)

    def readline(self, size=-1):
        while b'\n' not in self._buffer and (size < 0 or len(self._buffer) < size):
            if not (data := self._recv()):
                break
            self._buffer += data
        end = self._buffer.find(b'\n') + 1 or len(self._buffer)
        if 0 <= size < end:
            end = size
        line, self._buffer = self._buffer[:end], self._buffer[end:]
        return self._out(line)

    def readlines(self):
        return list(self)

    def read(self, size=-1):
        while size is None or size < 0 or len(self._buffer) < size:
            if not (data := self._recv()):
                break
            self._buffer += data
        end = len(self._buffer) if size is None or size < 0 else size
        data, self._buffer = self._buffer[:end], self._buffer[end:]
        return self._out(data)

    def write(self, data):
        self._sock.sendall(data if self._binary else data.encode(self._encoding, self._errors))
        return len(data)

    def flush(self):
        pass

    def close(self):
        if not self.closed:
            self.closed = True
            self._sock._files -= 1
            if self._sock._closed:
                self._sock.close()

    def __del__(self):
        self.close()


SocketType = socket


def create_connection(address, timeout=None, source_address=None, *, all_errors=False):
    sock = socket()
    if timeout is not None:
        sock.settimeout(timeout)
    sock.connect(address)
    return sock


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    sock = socket(family)
    sock.bind(address)
    sock.listen(128 if backlog is None else backlog)
    return sock


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0):
    with create_server(('127.0.0.1', 0)) as server:
        one = create_connection(server.getsockname())
        return one, server.accept()[0]
