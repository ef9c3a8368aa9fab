from fastapi import *
from fastapi.responses import *
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field
from typing import *

from fastapi.security import OAuth2PasswordBearer, OAuth2PasswordRequestForm, HTTPBasic, HTTPBasicCredentials, APIKeyHeader, HTTPBearer
app = FastAPI()
oauth2 = OAuth2PasswordBearer(tokenUrl='token')
basic = HTTPBasic()
@app.get('/items')
async def items(token: Annotated[str, Depends(oauth2)]): return {'token': token}
@app.post('/token')
async def login(form: Annotated[OAuth2PasswordRequestForm, Depends()]): return {'access_token': form.username, 'token_type': 'bearer'}
@app.get('/basic')
def b(c: Annotated[HTTPBasicCredentials, Depends(basic)]): return c
@app.get('/key')
def key(k: str = Depends(APIKeyHeader(name='x-key'))): return k
c = TestClient(app)
def show(r): print(r.status_code, r.text, r.headers.get('www-authenticate'))
show(c.get('/items')); show(c.get('/items', headers={'Authorization': 'Bearer abc'})); show(c.post('/token', data={'username': 'joe', 'password': 'x'})); show(c.post('/token', data={'username': 'joe'}))
show(c.get('/basic')); show(c.get('/basic', auth=('u', 'p'))); show(c.get('/key', headers={'x-key': '1'}))
