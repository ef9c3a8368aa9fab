import socket
import time

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n"


def answer(conn):
    conn.recv(1024)
    time.sleep(0.2)  # asks a database, say
    conn.sendall(ANSWER)
    conn.close()


with socket.create_server(("127.0.0.1", 8000)) as server:
    print("one visitor at a time")
    try:
        while True:
            conn, address = server.accept()
            answer(conn)
    except KeyboardInterrupt:
        print("closed")
