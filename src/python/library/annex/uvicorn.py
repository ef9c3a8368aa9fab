# uvicorn: serves an ASGI application on the loop.
import asyncio
import sys
import time
from urllib.parse import unquote
from http import HTTPStatus
from _http_common import request_head

__version__ = '0.54.0'
_LEVELS = {'critical': 50, 'error': 40, 'warning': 30, 'info': 20, 'debug': 10, 'trace': 5}


class Config:
    def __init__(self, app, host='127.0.0.1', port=8000, *, uds=None, fd=None, loop='auto', http='auto', ws='auto',
                 lifespan='auto', log_level=None, access_log=True, root_path='', timeout_keep_alive=5,
                 timeout_graceful_shutdown=None, limit_concurrency=None, backlog=2048, factory=False,
                 server_header=True, date_header=True, reload=False, workers=None, log_config=None, use_colors=None,
                 headers=None, proxy_headers=True, limit_max_requests=None, **options):
        self.app, self.host, self.port, self.lifespan, self.factory = app, host, port, lifespan, factory
        self.access_log, self.root_path, self.backlog, self.headers = access_log, root_path, backlog, headers or []
        self.timeout_keep_alive, self.timeout_graceful_shutdown = timeout_keep_alive, timeout_graceful_shutdown
        self.limit_concurrency, self.limit_max_requests = limit_concurrency, limit_max_requests
        self.server_header, self.date_header = server_header, date_header
        self.log_level = _LEVELS.get(log_level, log_level) if isinstance(log_level, str) else log_level or 20
        self.loaded = False

    def load(self):
        app = self.app
        if isinstance(app, str):
            # There is one file here, whatever its name: the program that runs.
            module, _, path = app.partition(':')
            main = sys.modules['__main__']
            if not path:
                self._fatal(f'Error loading ASGI app. Import string "{app}" must be in format "<module>:<attribute>".')
            app = main
            for name in path.split('.'):
                if not hasattr(app, name):
                    self._fatal(f'Error loading ASGI app. Attribute "{path}" not found in module "{module}".')
                app = getattr(app, name)
        if self.factory:
            app = app()
        self.loaded_app, self.loaded = app, True

    def _fatal(self, text):
        self.log(40, 'ERROR', text)
        sys.exit(1)

    def log(self, level, name, text):
        if level >= self.log_level:
            print(f'{name + ":":<9} {text}', file=sys.stderr)


class Server:
    def __init__(self, config):
        self.config, self.started, self.should_exit, self.force_exit = config, False, False, False
        self._connections, self._tasks, self._state, self._served = set(), set(), {}, 0

    def run(self, sockets=None):
        return asyncio.run(self.serve(sockets))

    def handle_exit(self, sig=2, frame=None):
        if self.should_exit:
            self.force_exit = True
        self.should_exit = True
        if self._exit is not None and not self._exit.done():
            self._exit.set_result(None)

    async def serve(self, sockets=None):
        import _net
        log, config = self.config.log, self.config
        if not config.loaded:
            config.load()
        loop = asyncio.get_running_loop()
        self._exit = loop.create_future()
        before = _net.on_interrupt(self.handle_exit)
        interrupted = False
        try:
            log(20, 'INFO', 'Started server process [1]')
            if not await self._startup():
                return
            try:
                server = await loop.create_server(lambda: _Protocol(self, loop), config.host, config.port,
                                                  backlog=config.backlog)
            except OSError as error:
                log(40, 'ERROR', str(error))
                await self._shutdown_lifespan()
                sys.exit(1)
            host, port = server.sockets[0].getsockname()
            log(20, 'INFO', f'Uvicorn running on http://{config.host}:{port} (Press CTRL+C to quit)')
            self.started, self.servers = True, [server]
            # Ctrl-C ends the wait, and so does a program that sets should_exit.
            await asyncio.wait([self._exit])
            interrupted = self.should_exit and not self._exit.cancelled()
            log(20, 'INFO', 'Shutting down')
            server.close()
            for connection in list(self._connections):
                connection.shutdown()
            await asyncio.sleep(0.1)
            if self._connections and not self.force_exit:
                log(20, 'INFO', 'Waiting for connections to close. (CTRL+C to force quit)')
                while self._connections and not self.force_exit:
                    await asyncio.sleep(0.1)
            if self._tasks and not self.force_exit:
                log(20, 'INFO', 'Waiting for background tasks to complete. (CTRL+C to force quit)')
                await asyncio.wait(self._tasks)
            if not self.force_exit:
                await self._shutdown_lifespan()
            log(20, 'INFO', 'Finished server process [1]')
        finally:
            _net.on_interrupt(before)
            if (starlette := sys.modules.get('starlette')) is not None:
                starlette._end_pool()
        if interrupted and before is not None:
            # Whoever else listens for Ctrl-C hears it, too.
            before()

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        if name == 'should_exit' and value and self._exit is not None and not self._exit.done():
            self._exit.get_loop().call_soon_threadsafe(self._leave)

    def _leave(self):
        if not self._exit.done():
            self._exit.cancel()

    _exit = None

    async def _startup(self):
        self._lifespan = None
        if self.config.lifespan == 'off':
            return True
        log = self.config.log
        log(20, 'INFO', 'Waiting for application startup.')
        self._in, self._out = asyncio.Queue(), asyncio.Queue()
        scope = {'type': 'lifespan', 'asgi': {'version': '3.0', 'spec_version': '2.0'}, 'state': self._state}
        self._in.put_nowait({'type': 'lifespan.startup'})

        async def live():
            try:
                await self.config.loaded_app(scope, self._in.get, self._out.put)
            except Exception as error:
                return error
            finally:
                self._out.put_nowait(None)
        self._lifespan = asyncio.ensure_future(live())
        message = await self._out.get()
        if message is None:
            # An application that knows nothing of a lifespan.
            error = await self._lifespan
            self._lifespan = None
            if error is not None and self.config.lifespan == 'on':
                log(40, 'ERROR', "Exception in 'lifespan' protocol\n" + _trace(error))
                log(40, 'ERROR', 'Application startup failed. Exiting.')
                return False
        elif message['type'] == 'lifespan.startup.failed':
            if message.get('message'):
                log(40, 'ERROR', message['message'])
            log(40, 'ERROR', 'Application startup failed. Exiting.')
            self.should_exit = True
            return False
        log(20, 'INFO', 'Application startup complete.')
        return True

    async def _shutdown_lifespan(self):
        log = self.config.log
        if self.config.lifespan == 'off' or self._lifespan is None:
            return
        log(20, 'INFO', 'Waiting for application shutdown.')
        self._in.put_nowait({'type': 'lifespan.shutdown'})
        message = await self._out.get()
        if message is not None and message['type'] == 'lifespan.shutdown.failed':
            if message.get('message'):
                log(40, 'ERROR', message['message'])
            log(40, 'ERROR', 'Application shutdown failed. Exiting.')
            return
        log(20, 'INFO', 'Application shutdown complete.')


def _trace(error):
    import traceback
    return ''.join(traceback.format_exception(error)).rstrip('\n')


class _Protocol(asyncio.Protocol):
    # One connection: requests are read as they come, and answered one after the other.
    def __init__(self, server, loop):
        self.server, self.config, self.loop = server, server.config, loop
        self.buffer, self.cycle, self.idle, self.drained = b'', None, None, None
        self.lost, self.closing = False, False

    def connection_made(self, transport):
        self.transport = transport
        self.client, self.own = transport.get_extra_info('peername'), transport.get_extra_info('sockname')
        self.server._connections.add(self)

    def connection_lost(self, error):
        self.server._connections.discard(self)
        self.lost = True
        self._no_idle()
        if self.cycle is not None:
            self.cycle.disconnect()
        self.resume_writing()

    def pause_writing(self):
        self.drained = self.loop.create_future()

    def resume_writing(self):
        drained, self.drained = self.drained, None
        if drained is not None and not drained.done():
            drained.set_result(None)

    def _no_idle(self):
        if self.idle is not None:
            self.idle.cancel()
            self.idle = None

    def eof_received(self):
        pass

    def shutdown(self):
        self.closing = True
        if self.cycle is None:
            self.transport.close()
        else:
            self.cycle.keep_alive = False

    def data_received(self, data):
        self._no_idle()
        self.buffer += data
        self.read()

    def read(self):
        try:
            if self.cycle is not None:
                self.cycle.feed()
                return
            if not self.buffer.strip(b'\r\n'):
                return
            head, found, rest = self.buffer.partition(b'\r\n\r\n')
            line = head.lstrip(b'\r\n').partition(b'\r\n')[0]
            if not found:
                if len(head) > 65536 or b'\n' in self.buffer and len(line.split(b' ')) != 3 or \
                        not line[:1].isalpha():
                    raise ValueError
                return
            method, target, version, headers = request_head(head)
            headers = [(key.lower(), value) for key, value in headers]
            self.buffer = rest
            self.cycle = _Cycle(self, method, target, version, headers)
            self.cycle.feed()
            task = self.loop.create_task(self.cycle.run())
            self.server._tasks.add(task)
            task.add_done_callback(self.server._tasks.discard)
        except ValueError:
            self.config.log(30, 'WARNING', 'Invalid HTTP request received.')
            body = b'Invalid HTTP request received.'
            self.transport.write(b'HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\n'
                                 b'connection: close\r\ncontent-length: 30\r\n\r\n' + body)
            self.transport.close()

    def done(self):
        cycle, self.cycle = self.cycle, None
        if self.lost or self.transport.is_closing():
            return
        if not cycle.keep_alive or self.closing or cycle.left or cycle.chunked and not cycle.ended:
            self.transport.close()
            return
        self.idle = self.loop.call_later(self.config.timeout_keep_alive, self.transport.close)
        if self.buffer:
            self._no_idle()
            self.read()


class _Cycle:
    # A request and its answer.
    def __init__(self, protocol, method, target, version, headers):
        self.protocol, self.config, self.method, self.version = protocol, protocol.config, method, version
        names = dict(headers)
        connection = names.get(b'connection', b'').lower()
        self.keep_alive = b'close' not in connection if version == '1.1' else b'keep-alive' in connection
        self.chunked = b'chunked' in names.get(b'transfer-encoding', b'').lower()
        self.left = 0 if self.chunked else int(names.get(b'content-length', 0))
        self.ended = not self.chunked and not self.left
        self.expects = names.get(b'expect', b'').lower() == b'100-continue'
        self.chunks, self.waiting, self.gone = [], None, False
        self.started = self.complete = self.sends_chunks = False
        path, _, query = target.partition(b'?')
        self.target = target.decode('latin-1')
        self.scope = {
            'type': 'http', 'asgi': {'version': '3.0', 'spec_version': '2.3'}, 'http_version': version,
            'server': protocol.own, 'client': protocol.client, 'scheme': 'http', 'method': method,
            'root_path': self.config.root_path, 'path': unquote(path.decode('latin-1')), 'raw_path': path,
            'query_string': query, 'headers': headers, 'state': protocol.server._state.copy()}

    def feed(self):
        # Takes what belongs to this request from what has come.
        buffer = self.protocol.buffer
        while buffer and not self.ended:
            if not self.chunked:
                part, buffer = buffer[:self.left], buffer[self.left:]
                self.left -= len(part)
                self.ended = not self.left
            else:
                line, found, rest = buffer.partition(b'\r\n')
                if not found:
                    break
                size = int(line.partition(b';')[0], 16)
                if len(rest) < size + 2:
                    break
                part, buffer = rest[:size], rest[size + 2:]
                self.ended = not size
            if part:
                self.chunks.append(part)
        self.protocol.buffer = buffer
        self._wake()

    def disconnect(self):
        self.gone = True
        self._wake()

    def _wake(self):
        if self.waiting is not None and not self.waiting.done() and (self.chunks or self.ended or self.gone):
            self.waiting.set_result(None)

    async def receive(self):
        if self.expects and not self.started:
            self.expects = False
            self.protocol.transport.write(b'HTTP/1.1 100 Continue\r\n\r\n')
        if not self.gone and not self.complete and not self.chunks and (not self.ended or self._told):
            self.waiting = self.protocol.loop.create_future()
            await self.waiting
        if self.gone or self.complete:
            return {'type': 'http.disconnect'}
        body, self.chunks = b''.join(self.chunks), []
        self._told = self.ended
        return {'type': 'http.request', 'body': body, 'more_body': not self.ended}

    _told = False

    async def send(self, message):
        transport = self.protocol.transport
        kind = message['type']
        if self.protocol.drained is not None and not self.gone:
            await self.protocol.drained
        if self.gone:
            return
        if not self.started:
            if kind != 'http.response.start':
                raise RuntimeError(f"Expected ASGI message 'http.response.start', but got '{kind}'.")
            self.started, self.expects = True, False
            status, headers = message['status'], [(bytes(k).lower(), bytes(v)) for k, v in message.get('headers', ())]
            names = dict(headers)
            if self.config.access_log and self.config.log_level <= 20:
                client = '%s:%d' % tuple(self.scope['client'])
                print(f'INFO:     {client} - "{self.method} {self.target} HTTP/{self.version}" {status} '
                      f'{_phrase(status)}'.rstrip())
            lines = [f'HTTP/1.1 {status} {_phrase(status)}\r\n'.encode()]
            if self.config.date_header and b'date' not in names:
                lines.append(f'date: {_date()}\r\n'.encode())
            if self.config.server_header and b'server' not in names:
                lines.append(b'server: uvicorn\r\n')
            for key, value in headers:
                lines.append(key + b': ' + value + b'\r\n')
            if b'close' in names.get(b'connection', b'').lower():
                self.keep_alive = False
            self.expected = int(names[b'content-length']) if b'content-length' in names else None
            if self.expected is None and self.method != 'HEAD' and status not in (204, 304) and status >= 200:
                if self.version == '1.1':
                    self.sends_chunks = True
                    lines.append(b'Transfer-Encoding: chunked\r\n')
                else:
                    self.keep_alive = False
            if not self.keep_alive and b'connection' not in names:
                lines.append(b'Connection: close\r\n')
            self.bodiless = self.method == 'HEAD' or status in (204, 304)
            # The head goes with the first piece of the body.
            self.head = b''.join(lines) + b'\r\n'
            return
        if self.complete:
            raise RuntimeError(f"Unexpected ASGI message '{kind}' sent, after response already completed.")
        if kind != 'http.response.body':
            raise RuntimeError(f"Expected ASGI message 'http.response.body', but got '{kind}'.")
        body, more = message.get('body', b''), message.get('more_body', False)
        head, self.head = self.head, b''
        if self.bodiless:
            body = b''
        elif self.sends_chunks:
            body = (f'{len(body):x}\r\n'.encode() + body + b'\r\n' if body else b'') + (b'' if more else b'0\r\n\r\n')
        elif self.expected is not None:
            if len(body) > self.expected:
                raise RuntimeError('Response content longer than Content-Length')
            self.expected -= len(body)
            if not more and self.expected:
                raise RuntimeError('Response content shorter than Content-Length')
        transport.write(head + body)
        if not more:
            self.complete = True
            self._wake_end()

    def _wake_end(self):
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_result(None)
        self.protocol.done()

    async def run(self):
        log = self.config.log
        try:
            result = await self.config.loaded_app(self.scope, self.receive, self.send)
        except Exception as error:
            log(40, 'ERROR', 'Exception in ASGI application\n' + _trace(error))
            await self._fail()
        else:
            if result is not None:
                log(40, 'ERROR', f"ASGI callable should return None, but returned '{result}'.")
                self.protocol.transport.close()
            elif not self.started and not self.gone:
                log(40, 'ERROR', 'ASGI callable returned without starting response.')
                await self._fail()
            elif not self.complete and not self.gone:
                log(40, 'ERROR', 'ASGI callable returned without completing response.')
                self.protocol.transport.close()

    async def _fail(self):
        if self.started:
            if not self.complete:
                self.protocol.transport.close()
            return
        await self.send({'type': 'http.response.start', 'status': 500, 'headers': [
            (b'content-type', b'text/plain; charset=utf-8'), (b'content-length', b'21'), (b'connection', b'close')]})
        await self.send({'type': 'http.response.body', 'body': b'Internal Server Error'})


def _phrase(status):
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ''


def _date():
    return time.strftime('%a, %d %b %Y %H:%M:%S GMT', time.gmtime())


def run(app, **options):
    config = Config(app, **options)
    server = Server(config)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    if not server.started:
        sys.exit(3)
