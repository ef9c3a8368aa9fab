import socket, threading, json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
class H(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def log_message(self, format, *args): print('log', format % args)
    def do_GET(self):
        if self.path == '/missing':
            self.send_error(404)
            return
        body = json.dumps({'path': self.path, 'host': self.headers['host'], 'n': len(self.headers)}).encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        self.send_response(HTTPStatus.CREATED)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body[::-1])
def ask(port, data):
    with socket.create_connection(('127.0.0.1', port)) as s:
        s.sendall(data)
        got = b''
        while part := s.recv(4096): got += part
    return [line for line in got.decode().replace('\r\n', '\n').split('\n') if not line.startswith(('Server:', 'Date:'))]
for kind in HTTPServer, ThreadingHTTPServer:
    server = kind(('127.0.0.1', 0), H)
    thread = threading.Thread(target=server.serve_forever, daemon=True); thread.start()
    port = server.server_port
    for data in [b'GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', b'GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST / HTTP/1.1\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc', b'GET /missing HTTP/1.1\r\n\r\n', b'PUT / HTTP/1.1\r\n\r\n', b'nonsense\r\n\r\n', b'GET / HTTP/9.9\r\n\r\n', b'GET /old HTTP/1.0\r\n\r\n']:
        for line in ask(port, data): print(repr(line))
    server.shutdown(); server.server_close(); thread.join()
print(HTTPStatus(404), HTTPStatus.NOT_FOUND.phrase, HTTPStatus.OK == 200, repr(HTTPStatus.OK))
