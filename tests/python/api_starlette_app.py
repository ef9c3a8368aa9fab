from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route, Mount
from starlette.requests import Request
from starlette.middleware import Middleware
from starlette.testclient import TestClient
async def home(request): return JSONResponse({'hello': 'world', 'q': dict(request.query_params)})
def sync(request): return PlainTextResponse(f"{request.path_params['n'] + 1} {request.method}")
async def raw(scope, receive, send):
    await send({'type': 'http.response.start', 'status': 200, 'headers': [(b'content-type', b'text/plain')]})
    await send({'type': 'http.response.body', 'body': b'raw ' + scope['path'].encode()})
class Mid:
    def __init__(self, app, word): self.app, self.word = app, word
    async def __call__(self, scope, receive, send):
        async def send2(m):
            if m['type'] == 'http.response.start': m['headers'] = list(m['headers']) + [(b'x-word', self.word.encode())]
            await send(m)
        await self.app(scope, receive, send2)
app = Starlette(routes=[Route('/', home), Route('/n/{n:int}', sync, methods=['GET', 'POST']), Mount('/m', routes=[Route('/in', home)])], middleware=[Middleware(Mid, word='w')])
c = TestClient(app)
def show(r): print(r.status_code, r.text, r.headers.get('x-word'))
show(c.get('/?a=1')); show(c.get('/n/4')); show(c.post('/n/4')); show(c.get('/n/x')); show(c.get('/m/in')); show(c.delete('/')); show(c.get('/none')); show(c.head('/'))
show(TestClient(raw).get('/any'))
