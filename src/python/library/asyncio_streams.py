# asyncio's network: transports, protocols, servers and streams, over the modelled network of _net.
import asyncio
import _asyncio
import _net
from asyncio import (AbstractServer, BaseEventLoop, CancelledError, IncompleteReadError, LimitOverrunError, annotate,
                     get_running_loop, iscoroutine, sleep)

_LIMIT = 2 ** 16
_MAX_READ = 256 * 1024


# Protocols

class BaseProtocol:
    __slots__ = ()

    def connection_made(self, transport):
        pass

    def connection_lost(self, exc):
        pass

    def pause_writing(self):
        pass

    def resume_writing(self):
        pass


class Protocol(BaseProtocol):
    __slots__ = ()

    def data_received(self, data):
        pass

    def eof_received(self):
        pass


class DatagramProtocol(BaseProtocol):
    __slots__ = ()


class SubprocessProtocol(BaseProtocol):
    __slots__ = ()


# Transports

class BaseTransport:
    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        return self._extra.get(name, default)


class Transport(BaseTransport):
    pass


class _SelectorSocketTransport(Transport):
    def __init__(self, loop, fd, protocol, waiter=None, server=None):
        import socket
        own, other = _net.names(fd)
        super().__init__({'socket': socket.socket(fileno=fd), 'sockname': own, 'peername': other})
        self._loop, self._fd, self._protocol, self._server = loop, fd, protocol, server
        self._buffer = bytearray()
        self._high, self._low = 64 * 1024, 16 * 1024
        self._closing = self._paused = self._protocol_paused = self._eof = False
        self._lost = 0
        if server is not None:
            server._attach(self)
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._add_reader)
        if waiter is not None:
            loop.call_soon(asyncio._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        state = 'closed' if self._fd is None else 'closing' if self._closing else f'fd={self._fd}'
        return f'<_SelectorSocketTransport {state}>'

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def is_reading(self):
        return not self._closing and not self._paused

    def _add_reader(self):
        if self.is_reading():
            _net.watch(self._loop, self._fd, False, self._read_ready)

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            _net.watch(self._loop, self._fd, False, None)

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._add_reader()

    def _read_ready(self):
        if self._lost:
            return
        try:
            data = _net.recv(self._fd, _MAX_READ)
        except OSError as error:
            self._force_close(error)
            return
        if data is None:
            return
        if data:
            self._protocol.data_received(data)
        elif self._protocol.eof_received():
            _net.watch(self._loop, self._fd, False, None)
        else:
            self.close()

    def write(self, data):
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data or self._lost:
            return
        data = bytes(data)
        if not self._buffer:
            try:
                data = data[_net.send(self._fd, data):]
            except OSError as error:
                self._force_close(error)
                return
            if not data:
                return
            _net.watch(self._loop, self._fd, True, self._write_ready)
        self._buffer += data
        if len(self._buffer) > self._high and not self._protocol_paused:
            self._protocol_paused = True
            self._protocol.pause_writing()

    def writelines(self, lines):
        self.write(b''.join(lines))

    def _write_ready(self):
        if self._lost:
            return
        try:
            sent = _net.send(self._fd, self._buffer)
        except OSError as error:
            self._buffer.clear()
            self._force_close(error)
            return
        del self._buffer[:sent]
        if self._protocol_paused and len(self._buffer) <= self._low:
            self._protocol_paused = False
            self._protocol.resume_writing()
        if not self._buffer:
            _net.watch(self._loop, self._fd, True, None)
            if self._closing:
                self._call_connection_lost(None)
            elif self._eof:
                _net.shut(self._fd)

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            _net.shut(self._fd)

    def can_write_eof(self):
        return True

    def get_write_buffer_size(self):
        return len(self._buffer)

    def get_write_buffer_limits(self):
        return self._low, self._high

    def set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f'high ({high!r}) must be >= low ({low!r}) must be >= 0')
        self._high, self._low = high, low

    def close(self):
        if self._closing:
            return
        self._closing = True
        _net.watch(self._loop, self._fd, False, None)
        if not self._buffer:
            self._lost += 1
            self._loop.call_soon(self._call_connection_lost, None)

    def abort(self):
        self._force_close(None)

    def _force_close(self, error):
        if self._lost:
            return
        self._buffer.clear()
        _net.watch(self._loop, self._fd, True, None)
        if not self._closing:
            self._closing = True
            _net.watch(self._loop, self._fd, False, None)
        self._lost += 1
        self._loop.call_soon(self._call_connection_lost, error)

    def _call_connection_lost(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            _net.close(self._fd, error is not None)
            self._fd = self._protocol = None
            server, self._server = self._server, None
            if server is not None:
                server._detach(self)


# Servers

class Server(AbstractServer):
    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop, self._sockets, self._factory, self._backlog = loop, sockets, protocol_factory, backlog
        self._clients = set()
        self._waiters = []
        self._serving = False
        self._forever = None

    def __repr__(self):
        return f'<Server sockets={self.sockets!r}>'

    def _attach(self, transport):
        self._clients.add(transport)

    def _detach(self, transport):
        self._clients.discard(transport)
        if not self._clients and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if not self._serving:
            self._serving = True
            for sock in self._sockets:
                _net.watch(self._loop, sock.fileno(), False, lambda: self._accept(sock.fileno()))

    def _accept(self, listener):
        for _ in range(self._backlog + 1):
            fd = _net.accept(listener) if self._sockets is not None else None
            if fd is None:
                return
            # asyncio makes a task for this; it takes the same turn and the same name, and no lane.
            _asyncio.pass_name()
            self._loop.call_soon(self._connect, fd)

    def _connect(self, fd):
        _SelectorSocketTransport(self._loop, fd, self._factory(), server=self)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        return () if self._sockets is None else tuple(self._sockets)

    def close(self):
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        for sock in sockets:
            _net.watch(self._loop, sock.fileno(), False, None)
            sock.close()
        self._serving = False
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()
            self._forever = None
        if not self._clients:
            self._wakeup()

    def close_clients(self):
        for transport in self._clients.copy():
            transport.close()

    def abort_clients(self):
        for transport in self._clients.copy():
            transport.abort()

    async def start_serving(self):
        self._start_serving()
        await sleep(0)

    async def serve_forever(self):
        if self._forever is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._forever = self._loop.create_future()
        annotate(self._forever, 'visitors', None)
        try:
            await self._forever
        except CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._forever = None

    async def wait_closed(self):
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        annotate(waiter, 'connections', None)
        self._waiters.append(waiter)
        await waiter

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


def _host(host):
    from socket import _local
    return _local(host)


class _Network:
    # What an event loop has of the network.
    async def create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None,
                            backlog=100, ssl=None, reuse_address=None, reuse_port=None, keep_alive=None,
                            ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        import socket
        if ssl is not None:
            raise NotImplementedError("ssl isn't part of Loopscope: the network is modelled and has nobody to hide from")
        if sock is not None:
            sock.listen(backlog)
        elif host is None and port is None:
            raise ValueError('Neither host/port nor sock were specified')
        else:
            host = host[0] if isinstance(host, (list, tuple)) else host
            # asyncio looks the address up in a task: as many turns, and a name.
            _asyncio.pass_name()
            for _ in range(3):
                await sleep(0)
            address = _host(host), port or 0
            sock = socket.socket()
            sock.bind(address)
            try:
                sock.listen(backlog)
            except OSError as error:
                raise OSError(error.errno, f'error while attempting to bind on address {address!r}: '
                                           f'{str(error).lower()}') from None
        server = Server(self, [sock], protocol_factory, backlog)
        if start_serving:
            server._start_serving()
            await sleep(0)
        return server

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0,
                                sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
                                ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None,
                                all_errors=False):
        if ssl:
            raise NotImplementedError("ssl isn't part of Loopscope: the network is modelled and has nobody to hide from")
        if sock is not None:
            fd = sock.fileno()
        elif host is None and port is None:
            raise ValueError('host and port was not specified and no sock specified')
        else:
            address = _host(host).replace('0.0.0.0', '127.0.0.1'), int(port)
            fd = _net.connect(*address)
            try:
                # Even where it is there at once, that is told by the next look at the network.
                await _ready(self, fd)
                while not _net.connected(fd):
                    await _ready(self, fd)
            except ConnectionRefusedError as error:
                _net.close(fd, True)
                raise ConnectionRefusedError(error.errno, f'Connect call failed {address!r}') from None
            except BaseException:
                _net.close(fd, True)
                raise
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = _SelectorSocketTransport(self, fd, protocol, waiter)
        await waiter
        return transport, protocol

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        import socket
        await sleep(0)
        return socket.getaddrinfo(host, port)

    def add_reader(self, fd, callback, *args):
        self._watch(fd, False, callback, args)

    def add_writer(self, fd, callback, *args):
        self._watch(fd, True, callback, args)

    def _watch(self, fd, writes, callback, args):
        _net.watch(self, _fileno(fd), writes, lambda: callback(*args))

    def remove_reader(self, fd):
        return _net.watch(self, _fileno(fd), False, None)

    def remove_writer(self, fd):
        return _net.watch(self, _fileno(fd), True, None)

    async def sock_accept(self, sock):
        while (fd := _net.accept(sock.fileno())) is None:
            await _ready(self, sock.fileno(), False)
        import socket
        conn = socket.socket(fileno=fd)
        conn.setblocking(False)
        return conn, conn.getpeername()

    async def sock_recv(self, sock, nbytes):
        while (data := _net.recv(sock.fileno(), nbytes)) is None:
            await _ready(self, sock.fileno(), False)
        return data

    async def sock_sendall(self, sock, data):
        data = bytes(data)
        while data:
            data = data[_net.send(sock.fileno(), data):]
            if data:
                await _ready(self, sock.fileno())

    async def sock_connect(self, sock, address):
        sock._fd = _net.connect(_host(address[0]).replace('0.0.0.0', '127.0.0.1'), address[1])
        await _ready(self, sock._fd)
        while not _net.connected(sock._fd):
            await _ready(self, sock._fd)

    def add_signal_handler(self, sig, callback, *args):
        if sig == 2:
            _net.on_interrupt(lambda: callback(*args))

    def remove_signal_handler(self, sig):
        return _net.on_interrupt(None) is not None


def _fileno(fd):
    return fd if isinstance(fd, int) else fd.fileno()


async def _ready(loop, fd, writes=True):
    future = loop.create_future()
    annotate(future, 'connection' if writes else 'bytes', None)
    _net.watch(loop, fd, writes, lambda: future.done() or future.set_result(None))
    try:
        await future
    finally:
        _net.watch(loop, fd, writes, None)


for _name in dir(_Network):
    if not _name.startswith('__'):
        setattr(BaseEventLoop, _name, getattr(_Network, _name))


# Streams

class StreamReader:
    def __init__(self, limit=_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError('Limit cannot be <= 0')
        self._limit = limit
        self._loop = loop or asyncio.get_event_loop()
        self._buffer = bytearray()
        self._eof = self._paused = False
        self._waiter = self._exception = self._transport = None

    def __repr__(self):
        info = ['StreamReader']
        if self._buffer:
            info.append(f'{len(self._buffer)} bytes')
        if self._eof:
            info.append('eof')
        if self._limit != _LIMIT:
            info.append(f'limit={self._limit}')
        if self._waiter:
            info.append(f'waiter={self._waiter!r}')
        if self._exception:
            info.append(f'exception={self._exception!r}')
        if self._transport:
            info.append(f'transport={self._transport!r}')
        if self._paused:
            info.append('paused')
        return f'<{" ".join(info)}>'

    def exception(self):
        return self._exception

    def set_exception(self, exc):
        self._exception = exc
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_exception(exc)

    def _wakeup(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_result(None)

    def set_transport(self, transport):
        self._transport = transport

    def _maybe_resume(self):
        if self._paused and len(self._buffer) <= self._limit:
            self._paused = False
            self._transport.resume_reading()

    def feed_eof(self):
        self._eof = True
        self._wakeup()

    def at_eof(self):
        return self._eof and not self._buffer

    def feed_data(self, data):
        if not data:
            return
        self._buffer.extend(data)
        self._wakeup()
        if self._transport is not None and not self._paused and len(self._buffer) > 2 * self._limit:
            self._transport.pause_reading()
            self._paused = True

    async def _wait_for_data(self, name):
        if self._waiter is not None:
            raise RuntimeError(f'{name}() called while another coroutine is already waiting for incoming data')
        if self._paused:
            self._paused = False
            self._transport.resume_reading()
        self._waiter = self._loop.create_future()
        annotate(self._waiter, 'bytes', None)
        try:
            await self._waiter
        finally:
            self._waiter = None

    async def readline(self):
        try:
            return await self.readuntil(b'\n')
        except IncompleteReadError as error:
            return error.partial
        except LimitOverrunError as error:
            if self._buffer.startswith(b'\n', error.consumed):
                del self._buffer[:error.consumed + 1]
            else:
                self._buffer.clear()
            self._maybe_resume()
            raise ValueError(error.args[0])

    async def readuntil(self, separator=b'\n'):
        separators = sorted(separator, key=len) if isinstance(separator, tuple) else [separator]
        if not separators:
            raise ValueError('Separator should contain at least one element')
        if not separators[0]:
            raise ValueError('Separator should be at least one-byte string')
        if self._exception is not None:
            raise self._exception
        longest = len(separators[-1])
        seen = 0
        while True:
            if len(self._buffer) - seen >= len(separators[0]):
                found = [(at + len(mark), at) for mark in separators if (at := self._buffer.find(mark, seen)) >= 0]
                if found:
                    end, at = min(found)
                    break
                seen = max(0, len(self._buffer) + 1 - longest)
                if seen > self._limit:
                    raise LimitOverrunError('Separator is not found, and chunk exceed the limit', seen)
            if self._eof:
                chunk = bytes(self._buffer)
                self._buffer.clear()
                raise IncompleteReadError(chunk, None)
            await self._wait_for_data('readuntil')
        if at > self._limit:
            raise LimitOverrunError('Separator is found, but chunk is longer than limit', at)
        return self._take(end)

    def _take(self, count):
        data = bytes(self._buffer[:count])
        del self._buffer[:count]
        self._maybe_resume()
        return data

    async def read(self, n=-1):
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b''
        if n < 0:
            blocks = []
            while block := await self.read(self._limit):
                blocks.append(block)
            return b''.join(blocks)
        if not self._buffer and not self._eof:
            await self._wait_for_data('read')
        return self._take(n)

    async def readexactly(self, n):
        if n < 0:
            raise ValueError('readexactly size can not be less than zero')
        if self._exception is not None:
            raise self._exception
        while len(self._buffer) < n:
            if self._eof:
                partial = bytes(self._buffer)
                self._buffer.clear()
                raise IncompleteReadError(partial, n)
            await self._wait_for_data('readexactly')
        return self._take(n)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class StreamReaderProtocol(Protocol):
    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        self._loop = loop or get_running_loop()
        self._reader, self._client_connected_cb = stream_reader, client_connected_cb
        self._writer = self._task = self._transport = None
        self._paused = self._lost = False
        self._drain_waiters = []
        self._closed = self._loop.create_future()

    def connection_made(self, transport):
        self._transport = transport
        self._reader.set_transport(transport)
        if self._client_connected_cb is None:
            return
        self._writer = StreamWriter(transport, self, self._reader, self._loop)
        result = self._client_connected_cb(self._reader, self._writer)
        if iscoroutine(result):
            self._task = self._loop.create_task(result)
            self._task.add_done_callback(self._handled)

    def _handled(self, task):
        transport = self._transport
        if task.cancelled():
            if transport is not None:
                transport.close()
            return
        error = task.exception()
        if error is not None:
            self._loop.call_exception_handler({'message': 'Unhandled exception in client_connected_cb',
                                               'exception': error, 'transport': transport})
            if transport is not None:
                transport.close()

    def data_received(self, data):
        self._reader.feed_data(data)

    def eof_received(self):
        self._reader.feed_eof()
        return True

    def connection_lost(self, exc):
        if exc is None:
            self._reader.feed_eof()
        else:
            self._reader.set_exception(exc)
        if not self._closed.done():
            if exc is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(exc)
                self._closed.exception()
        self._lost = True
        if self._paused:
            for waiter in self._drain_waiters:
                if not waiter.done():
                    if exc is None:
                        waiter.set_result(None)
                    else:
                        waiter.set_exception(exc)
        self._writer = self._task = self._transport = None

    def pause_writing(self):
        self._paused = True

    def resume_writing(self):
        self._paused = False
        for waiter in self._drain_waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def _drain_helper(self):
        if self._lost:
            raise ConnectionResetError('Connection lost')
        if not self._paused:
            return
        waiter = self._loop.create_future()
        annotate(waiter, 'room', None)
        self._drain_waiters.append(waiter)
        try:
            await waiter
        finally:
            self._drain_waiters.remove(waiter)

    def _get_close_waiter(self, stream):
        return self._closed


class StreamWriter:
    def __init__(self, transport, protocol, reader, loop):
        self._transport, self._protocol, self._reader, self._loop = transport, protocol, reader, loop

    def __repr__(self):
        return f'<StreamWriter transport={self._transport!r} reader={self._reader!r}>'

    @property
    def transport(self):
        return self._transport

    def write(self, data):
        self._transport.write(data)

    def writelines(self, data):
        self._transport.writelines(data)

    def write_eof(self):
        return self._transport.write_eof()

    def can_write_eof(self):
        return self._transport.can_write_eof()

    def close(self):
        return self._transport.close()

    def is_closing(self):
        return self._transport.is_closing()

    async def wait_closed(self):
        await self._protocol._get_close_waiter(self)

    def get_extra_info(self, name, default=None):
        return self._transport.get_extra_info(name, default)

    async def drain(self):
        if self._reader is not None and (error := self._reader.exception()) is not None:
            raise error
        if self._transport.is_closing():
            await sleep(0)
        await self._protocol._drain_helper()

    async def start_tls(self, sslcontext, **kwargs):
        raise NotImplementedError("ssl isn't part of Loopscope: the network is modelled and has nobody to hide from")


async def open_connection(host=None, port=None, *, limit=_LIMIT, **kwds):
    loop = get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await loop.create_connection(lambda: protocol, host, port, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_LIMIT, **kwds):
    loop = get_running_loop()

    def factory():
        return StreamReaderProtocol(StreamReader(limit=limit, loop=loop), client_connected_cb, loop=loop)
    return await loop.create_server(factory, host, port, **kwds)
