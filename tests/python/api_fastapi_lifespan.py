# Lifespan, state, events, exception handlers, overrides, order of things.
from contextlib import asynccontextmanager
from fastapi import FastAPI, Request, Depends, HTTPException, APIRouter, Path, Query
from fastapi.responses import *
from fastapi.testclient import TestClient
from fastapi.middleware.cors import CORSMiddleware
from fastapi.exceptions import RequestValidationError
from fastapi.encoders import jsonable_encoder
from fastapi import status
from pydantic import BaseModel, EmailStr
from enum import Enum
import asyncio, datetime, uuid
class Model(str, Enum):
    a = 'alex'; b = 'bob'
@asynccontextmanager
async def lifespan(app):
    print('up'); app.state.db = {'x': 1}
    yield {'k': 5}
    print('down')
app = FastAPI(lifespan=lifespan, title='T')
app.add_middleware(CORSMiddleware, allow_origins=['*'], allow_methods=['*'], allow_headers=['*'])
class Oops(Exception):
    def __init__(self, n): self.n = n
@app.exception_handler(Oops)
async def oops(request: Request, exc: Oops): return JSONResponse({'oops': exc.n}, 409)
@app.exception_handler(RequestValidationError)
async def rv(request, exc): return PlainTextResponse(str(exc.errors()[0]["msg"]), status_code=400)
@app.get('/o/{n}')
def o(n: int): raise Oops(n)
@app.get('/state')
def st(request: Request): return [request.app.state.db, request.state.k, request.method, str(request.url), dict(request.query_params), request.client.host, request.headers['user-agent'], request.path_params]
@app.get('/m/{m}')
def m(m: Model): return m
@app.get('/html', response_class=HTMLResponse)
def h(): return '<b>é</b>'
@app.get('/text')
def t(): return PlainTextResponse('hi', headers={'X-Q': '1'})
@app.get('/go')
def go(): return RedirectResponse('/text')
@app.get('/stream')
async def s():
    async def g():
        for i in range(3): yield f'{i}\n'; await asyncio.sleep(0)
    return StreamingResponse(g(), media_type='text/plain')
class U(BaseModel):
    name: str
    email: EmailStr
    when: datetime.datetime = datetime.datetime(2024, 1, 2)
    id: uuid.UUID = uuid.UUID(int=5)
    nick: str | None = None
class UIn(U):
    password: str
@app.post('/u', response_model=U, response_model_exclude_unset=True)
async def u(u: UIn): return u
@app.get('/us') 
async def us() -> list[U]: return [U(name='a', email='a@b.co'), {'name': 'b', 'email': 'c@d.ef', 'zz': 1}]
calls = []
def sub(): calls.append('sub'); return 's'
class Pager:
    def __init__(self, page: int = 1, size: int = Query(10, ge=1)): self.page, self.size = page, size
def needs(a = Depends(sub), b = Depends(sub)): return a + b
async def fails():
    try: yield 1
    except HTTPException as e: print('dep saw', e.status_code); raise
    finally: print('dep end')
@app.get('/deps')
async def deps(p: Pager = Depends(), n = Depends(needs), c = Depends(sub, use_cache=False)): return [p.page, p.size, n, c, calls]
@app.get('/df')
async def df(x = Depends(fails)): raise HTTPException(status_code=status.HTTP_409_CONFLICT, detail='no')
def current(): return 'real'
@app.get('/who')
def who(c = Depends(current)): return c
@app.get('/p/{n}')
def pn(n: int = Path(ge=1, le=5, title='x'), q: bool = False, d: datetime.date = None): return [n, q, d]
@app.api_route('/many', methods=['GET', 'POST'])
async def many(r: Request): return [r.method, (await r.body()).decode()]
def show(r): print(r.status_code, r.text, {k: v for k, v in r.headers.items()}, r.reason_phrase)
with TestClient(app) as c:
    for p in ['/o/3', '/o/x', '/state?a=1', '/m/alex', '/m/zed', '/html', '/text', '/go', '/stream', '/us', '/deps?size=2', '/deps?size=0', '/df', '/who', '/p/3?q=yes&d=2024-01-02', '/p/9?q=maybe', '/many', '/openapi.jso', '/text/']: print(p); show(c.get(p))
    show(c.get('/go', follow_redirects=False)); show(c.post('/many', content=b'abc')); show(c.post('/u', json={'name': 'n', 'email': 'x@y.zz', 'password': 'p'})); show(c.post('/u', json={'name': 'n', 'email': 'bad', 'password': 'p'}))
    show(c.get('/text', headers={'Origin': 'http://a.b'}))
    app.dependency_overrides[current] = lambda: 'fake'
    show(c.get('/who'))
    r = c.get('/nope'); print(r, r.json(), r.is_error, r.url)
print(jsonable_encoder({'a': datetime.date(2020,1,1), 'b': {1,2}, 'c': U(name='x', email='a@b.co'), 'd': Model.a}))
