# http.server: an HTTP server on blocking sockets, one request after the other or a thread for each.
import socketserver
import sys
import time
from http import HTTPStatus

__version__ = '0.6'
DEFAULT_ERROR_MESSAGE = '''\
<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
'''
_EXPLAIN = {400: 'Bad request syntax or unsupported method', 404: 'Nothing matches the given URI',
            403: 'Request forbidden -- authorization will not help', 500: 'Server got itself in trouble',
            501: 'Server does not support this operation', 505: 'Cannot fulfill request',
            405: 'Specified method is invalid for this resource'}
_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
_MONTHS = [None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']


class HTTPMessage:
    # A request's headers: names in any case, in their order.
    def __init__(self):
        self._list = []

    def __getitem__(self, name):
        return self.get(name)

    def get(self, name, failobj=None):
        for key, value in self._list:
            if key.lower() == name.lower():
                return value
        return failobj

    def get_all(self, name, failobj=None):
        return [value for key, value in self._list if key.lower() == name.lower()] or failobj

    def __contains__(self, name):
        return self.get(name) is not None

    def __len__(self):
        return len(self._list)

    def __iter__(self):
        return iter(self.keys())

    def keys(self):
        return [key for key, _ in self._list]

    def values(self):
        return [value for _, value in self._list]

    def items(self):
        return list(self._list)

    def get_content_type(self):
        return self.get('content-type', 'text/plain').partition(';')[0].strip().lower()

    def __str__(self):
        return ''.join([f'{key}: {value}\n' for key, value in self._list]) + '\n'


class HTTPServer(socketserver.TCPServer):
    allow_reuse_address = True

    def server_bind(self):
        super().server_bind()
        host, port = self.server_address[:2]
        self.server_name, self.server_port = host, port

    def server_activate(self):
        super().server_activate()
        self.server_port = self.server_address[1]


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    daemon_threads = True


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    server_version, sys_version = 'BaseHTTP/0.6', 'Python/' + sys.version.split()[0]
    protocol_version, default_request_version = 'HTTP/1.0', 'HTTP/0.9'
    error_message_format, error_content_type = DEFAULT_ERROR_MESSAGE, 'text/html;charset=utf-8'
    weekdayname, monthname = _DAYS, _MONTHS
    responses = {status.value: (status.phrase, _EXPLAIN.get(status.value, status.phrase)) for status in HTTPStatus}

    def parse_request(self):
        self.command = None
        self.request_version = version = self.default_request_version
        self.close_connection = True
        self.requestline = str(self.raw_requestline, 'iso-8859-1').rstrip('\r\n')
        words = self.requestline.split()
        if not words:
            return False
        if len(words) >= 3:
            version = words[-1]
            number = version[5:].split('.')
            if not version.startswith('HTTP/') or len(number) != 2 or not (number[0] + number[1]).isdigit():
                self.send_error(HTTPStatus.BAD_REQUEST, f'Bad request version ({version!r})')
                return False
            if int(number[0]) >= 2:
                self.send_error(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, f'Invalid HTTP version ({version[5:]})')
                return False
            if version != 'HTTP/1.0' and self.protocol_version >= 'HTTP/1.1':
                self.close_connection = False
            self.request_version = version
        if not 2 <= len(words) <= 3:
            self.send_error(HTTPStatus.BAD_REQUEST, f'Bad request syntax ({self.requestline!r})')
            return False
        self.command, self.path = words[:2]
        if len(words) == 2 and self.command != 'GET':
            self.send_error(HTTPStatus.BAD_REQUEST, f'Bad HTTP/0.9 request type ({self.command!r})')
            return False
        if self.path.startswith('//'):
            self.path = '/' + self.path.lstrip('/')
        self.headers = HTTPMessage()
        while (line := self.rfile.readline(65537)) not in (b'\r\n', b'\n', b''):
            if len(line) > 65536 or len(self.headers) >= 100:
                self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, 'Line too long')
                return False
            key, _, value = str(line, 'iso-8859-1').partition(':')
            self.headers._list.append((key.strip(), value.strip()))
        kind = self.headers.get('Connection', '').lower()
        if kind == 'close':
            self.close_connection = True
        elif kind == 'keep-alive' and self.protocol_version >= 'HTTP/1.1':
            self.close_connection = False
        if self.headers.get('Expect', '').lower() == '100-continue' and self.protocol_version >= 'HTTP/1.1' \
                and self.request_version >= 'HTTP/1.1':
            return self.handle_expect_100()
        return True

    def handle_expect_100(self):
        self.send_response_only(HTTPStatus.CONTINUE)
        self.end_headers()
        return True

    def handle_one_request(self):
        try:
            self.raw_requestline = self.rfile.readline(65537)
            if len(self.raw_requestline) > 65536:
                self.requestline = self.request_version = self.command = ''
                self.send_error(HTTPStatus.URI_TOO_LONG)
                return
            if not self.raw_requestline:
                self.close_connection = True
                return
            if not self.parse_request():
                return
            method = getattr(self, 'do_' + self.command, None)
            if method is None:
                self.send_error(HTTPStatus.NOT_IMPLEMENTED, f'Unsupported method ({self.command!r})')
                return
            method()
            self.wfile.flush()
        except TimeoutError as error:
            self.log_error('Request timed out: %r', error)
            self.close_connection = True

    def handle(self):
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def send_error(self, code, message=None, explain=None):
        short, long = self.responses.get(int(code), ('???', '???'))
        message = short if message is None else message
        explain = long if explain is None else explain
        self.log_error('code %d, message %s', code, message)
        self.send_response(code, message)
        self.send_header('Connection', 'close')
        body = None
        if code >= 200 and code not in (204, 205, 304):
            from html import escape
            body = (self.error_message_format % {
                'code': code, 'message': escape(message, quote=False),
                'explain': escape(explain, quote=False)}).encode('UTF-8', 'replace')
            self.send_header('Content-Type', self.error_content_type)
            self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD' and body:
            self.wfile.write(body)

    def send_response(self, code, message=None):
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header('Server', self.version_string())
        self.send_header('Date', self.date_time_string())

    def _buffered(self):
        if not hasattr(self, '_headers_buffer'):
            self._headers_buffer = []
        return self._headers_buffer

    def send_response_only(self, code, message=None):
        if self.request_version != 'HTTP/0.9':
            if message is None:
                message = self.responses[int(code)][0] if int(code) in self.responses else ''
            self._buffered().append(f'{self.protocol_version} {int(code)} {message}\r\n'.encode('latin-1', 'strict'))

    def send_header(self, keyword, value):
        if self.request_version != 'HTTP/0.9':
            self._buffered().append(f'{keyword}: {value}\r\n'.encode('latin-1', 'strict'))
        if keyword.lower() == 'connection':
            if value.lower() == 'close':
                self.close_connection = True
            elif value.lower() == 'keep-alive':
                self.close_connection = False

    def end_headers(self):
        if self.request_version != 'HTTP/0.9':
            self._buffered().append(b'\r\n')
            self.flush_headers()

    def flush_headers(self):
        if hasattr(self, '_headers_buffer'):
            self.wfile.write(b''.join(self._headers_buffer))
            self._headers_buffer = []

    def log_request(self, code='-', size='-'):
        self.log_message('"%s" %s %s', self.requestline, str(int(code)) if isinstance(code, HTTPStatus) else str(code),
                         str(size))

    def log_error(self, format, *args):
        self.log_message(format, *args)

    def log_message(self, format, *args):
        sys.stderr.write(f'{self.address_string()} - - [{self.log_date_time_string()}] {format % args}\n')

    def version_string(self):
        return self.server_version + ' ' + self.sys_version

    def date_time_string(self, timestamp=None):
        year, month, day, hh, mm, ss, wd, _, _ = time.gmtime(time.time() if timestamp is None else timestamp)
        return f'{_DAYS[wd]}, {day:02} {_MONTHS[month]} {year} {hh:02}:{mm:02}:{ss:02} GMT'

    def log_date_time_string(self):
        year, month, day, hh, mm, ss, *_ = time.localtime(time.time())
        return f'{day:02}/{_MONTHS[month]}/{year} {hh:02}:{mm:02}:{ss:02}'

    def address_string(self):
        return self.client_address[0]


def __getattr__(name):
    if name in ('SimpleHTTPRequestHandler', 'CGIHTTPRequestHandler'):
        raise NotImplementedError(f"http.server.{name} isn't part of Loopscope: it would serve files")
    raise AttributeError(f"module 'http.server' has no attribute {name!r}")
