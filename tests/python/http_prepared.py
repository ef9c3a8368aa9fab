import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        self.send_response(200)
        self.send_header("X-Token", self.headers.get("X-Token", "none"))
        self.end_headers()
        self.wfile.write(f"{self.path} {body.decode()}".encode())

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 8124), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = "http://127.0.0.1:8124"

request = requests.Request("POST", base + "/items", params={"page": 2, "tag": ["a", "b"]}, json={"n": 1})
print(request)
alone = request.prepare()
print(alone, alone.url, alone.body, alone.headers["Content-Type"], "User-Agent" in alone.headers)
with requests.Session() as session:
    session.headers["X-Token"] = "t1"
    prepared = session.prepare_request(request)
    print(prepared.method, prepared.path_url, prepared.headers["X-Token"])
    response = session.send(prepared, timeout=2)
    print(response.status_code, response.text, response.headers["x-token"], response.request is prepared)
    seen = []
    hooked = requests.Request("post", base + "/x", data={"a": 1}, hooks={"response": lambda r, *a, **k: seen.append(r.status_code)})
    print(session.send(hooked.prepare()).text, seen)
try:
    requests.Request("GET", "nowhere").prepare()
except requests.exceptions.MissingSchema as error:
    print(error)
server.shutdown()
