import socket
import socketserver
import threading


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        line = self.rfile.readline().strip()
        self.wfile.write(line[::-1] + b"\n")


def ask(port, text):
    with socket.create_connection(("127.0.0.1", port)) as sock:
        sock.sendall(text.encode() + b"\n")
        return sock.makefile().readline().strip()


with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
    port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    print(ask(port, "hello"), ask(port, "world"))
    server.shutdown()
    thread.join()
print("threaded server is over")

listener = socket.create_server(("127.0.0.1", 0))
port = listener.getsockname()[1]


def serve():
    conn, address = listener.accept()
    with conn:
        while data := conn.recv(4):
            print("server", data)
            conn.sendall(data.upper())


thread = threading.Thread(target=serve)
thread.start()
client = socket.socket()
client.settimeout(5)
client.connect(("127.0.0.1", port))
client.sendall(b"abcdefgh")
client.shutdown(socket.SHUT_WR)
got = b""
while data := client.recv(100):
    got += data
print(got, client.gettimeout())
client.close()
print(client.fileno())
thread.join()
listener.close()
try:
    client.send(b"x")
except OSError as error:
    print(error.errno, error.strerror)
quiet = socket.create_server(("127.0.0.1", 0))
quiet.settimeout(0.05)
try:
    quiet.accept()
except TimeoutError as error:
    print("timed out:", error)
quiet.setblocking(False)
try:
    quiet.accept()
except BlockingIOError as error:
    print(error.errno)
print(socket.socket().connect_ex(("127.0.0.1", 1)))
try:
    socket.create_connection(("127.0.0.1", 1))
except ConnectionRefusedError as error:
    print(error)
a, b = socket.socketpair()
a.sendall(b"pair")
print(b.recv(10))
a.close()
print(b.recv(10))
