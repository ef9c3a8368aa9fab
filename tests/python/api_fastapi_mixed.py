from fastapi import *
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field, field_validator
from typing import Annotated, Optional, List
import asyncio
app = FastAPI()
class Item(BaseModel):
    name: str = Field(min_length=2)
    price: float = Field(gt=0)
    tags: List[str] = []
    @field_validator('name')
    @classmethod
    def n(cls, v):
        if v == 'bad': raise ValueError('bad name')
        return v
class Out(BaseModel):
    name: str
def common(q: Optional[str] = None, skip: int = 0, limit: int = Query(10, le=100)):
    return {'q': q, 'skip': skip, 'limit': limit}
async def dep():
    print('open'); 
    try: yield 'db'
    finally: print('close')
@app.get('/items/{id}')
async def item(id: int, q: Annotated[str | None, Query(max_length=5)] = None): return {'id': id, 'q': q}
@app.post('/items', response_model=Out, status_code=201)
def create(item: Item): return item
@app.post('/two')
def two(a: Item, b: Item, n: int = Body()): return [a, b, n]
@app.get('/common')
def c(p: dict = Depends(common), db = Depends(dep), ua: str = Header('x'), x_token: List[str] = Header([]), ck: str = Cookie(None)): return [p, db, ua, x_token, ck]
@app.get('/fail')
def fail(): raise HTTPException(418, {'a': 1}, headers={'X-A': 'b'})
@app.get('/boom')
def boom(): return 1/0
@app.get('/list')
def lst(n: List[int] = Query([])): return n
@app.get('/files/{p:path}')
def fp(p: str): return p
@app.put('/plain')
def pl(d: dict, bg: BackgroundTasks, response: Response):
    bg.add_task(print, 'bg', d)
    response.headers['x-y'] = '1'; response.set_cookie('k', 'v'); response.status_code = 202
    return d
@app.post('/form')
def form(u: str = Form(), v: int = Form(3)): return [u, v]
@app.middleware('http')
async def mw(request, call_next):
    r = await call_next(request)
    r.headers['x-mw'] = request.url.path
    return r
r2 = APIRouter(prefix='/r', tags=['t'], dependencies=[Depends(lambda: print('router dep'))])
@r2.get('/a')
def ra(): return 'a'
app.include_router(r2, prefix='/api')
@app.delete('/items/{id}', status_code=204)
def dele(id: int): pass
c = TestClient(app)
def show(r): print(r.status_code, r.text, {k: v for k, v in r.headers.items() if k not in ('date',)})
show(c.get('/items/3?q=ab')); show(c.get('/items/x')); show(c.get('/items/3?q=abcdefg'))
show(c.post('/items', json={'name': 'foo', 'price': 3})); show(c.post('/items', json={'name': 'f', 'price': -1}))
show(c.post('/items', json={'name': 'bad'})); show(c.post('/items')); show(c.post('/items', content='{"a": ', headers={'content-type': 'application/json'}))
show(c.post('/items', json=[1])); show(c.post('/items', content='abc'))
show(c.post('/two', json={'a': {'name': 'ab', 'price': 1}, 'b': {}})); show(c.post('/two', json={'a': {'name': 'ab', 'price': 1}, 'b': {'name': 'ab', 'price': 1}, 'n': 3}))
show(c.get('/common?limit=5&q=z')); show(c.get('/common?limit=500&skip=x')); show(c.get('/common', headers={'ua': 'me', 'x-token': 'a'}))
show(c.get('/fail')); show(c.get('/nope')); show(c.post('/fail')); show(c.get('/list?n=1&n=2')); show(c.get('/list?n=1&n=b'))
show(c.get('/files/a/b/c.txt')); show(c.put('/plain', json={'a': 1})); show(c.put('/plain', json=[1]))
show(c.post('/form', data={'u': 'x'})); show(c.post('/form', data={'v': 'x'})); show(c.get('/api/r/a')); show(c.delete('/items/3')); show(c.get('/common/'))
show(c.options('/items'));show(c.head('/items/3'))
try: c.get('/boom')
except ZeroDivisionError as e: print('raised', e)
show(TestClient(app, raise_server_exceptions=False).get('/boom'))
