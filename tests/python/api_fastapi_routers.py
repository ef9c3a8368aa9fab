from fastapi import *
from fastapi.responses import *
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field
from typing import *

app = FastAPI(title='Big')
users = APIRouter(prefix='/users', tags=['users'], responses={404: {'description': 'Not found'}})
items = APIRouter()
inner = APIRouter(prefix='/inner')
@users.get('/')
async def all_users(): return ['ann']
@users.get('/me')
async def me(): return 'me'
@users.get('/{name}')
async def user(name: str): return name
@items.get('/items')
def its(): return []
@inner.get('/x')
def x(): return 'x'
@inner.post('/x')
def px(): return 'px'
items.include_router(inner)
app.include_router(users)
app.include_router(items, prefix='/v1', dependencies=[Depends(lambda: print('dep'))])
sub = FastAPI()
@sub.get('/hello')
def hello(request: Request): return [request.scope['root_path'], request.url.path]
app.mount('/sub', sub)
c = TestClient(app)
def show(r): print(r.status_code, r.text)
for u in ['/users', '/users/', '/users/me', '/users/bob', '/v1/items', '/v1/inner/x', '/inner/x', '/sub/nope']: print(u); show(c.get(u))
show(c.post('/v1/inner/x')); print(app.url_path_for('user', name='z'))
try: APIRouter(prefix='bad')
except AssertionError as e: print(e)
