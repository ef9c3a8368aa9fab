from fastapi import *
from fastapi.responses import *
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field
from typing import *

app = FastAPI(dependencies=[Depends(lambda: print('global'))])
def get_db():
    print('connect')
    try:
        yield {'users': ['ann']}
    finally:
        print('disconnect')
def token(x_token: Annotated[str, Header()]):
    if x_token != 'secret':
        raise HTTPException(400, 'X-Token header invalid')
    return x_token
def user(t: Annotated[str, Depends(token)], db=Depends(get_db)):
    return db['users'][0]
class Check:
    def __init__(self, word): self.word = word
    def __call__(self, q: str = ''): return self.word in q
DB = Annotated[dict, Depends(get_db)]
@app.get('/me')
def me(u: Annotated[str, Depends(user)], db: DB): return [u, db]
@app.get('/check', dependencies=[Depends(token)])
async def check(has: bool = Depends(Check('bar'))): return {'has': has}
@app.get('/raises')
def raises(db: DB): raise HTTPException(403, 'no')
@app.get('/boom')
def boom(db: DB): raise KeyError('k')
async def a(): print('a'); return 1
async def b(x=Depends(a)): print('b'); return x + 1
async def cc(x=Depends(a), y=Depends(b)): print('c'); return x + y
@app.get('/chain')
async def chain(z=Depends(cc), x=Depends(a)): return [z, x]
c = TestClient(app, raise_server_exceptions=False)
def show(r): print(r.status_code, r.text)
H = {'X-Token': 'secret'}
show(c.get('/me')); show(c.get('/me', headers={'x-token': 'no'})); show(c.get('/me', headers=H)); show(c.get('/check?q=foobar', headers=H)); show(c.get('/check')); show(c.get('/raises')); show(c.get('/boom')); show(c.get('/chain'))
