from fastapi import *
from fastapi.responses import *
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field
from typing import *

from fastapi.exceptions import RequestValidationError
from fastapi.exception_handlers import http_exception_handler
from starlette.exceptions import HTTPException as StarletteHTTPException
app = FastAPI()
class Unicorn(Exception):
    def __init__(self, name): self.name = name
class Item(BaseModel):
    title: str; size: int
@app.exception_handler(Unicorn)
async def unicorn(request: Request, exc: Unicorn): return JSONResponse(status_code=418, content={'message': f'Oops! {exc.name} did something.'})
@app.exception_handler(RequestValidationError)
async def invalid(request, exc): return JSONResponse(status_code=422, content={'n': len(exc.errors()), 'first': exc.errors()[0]['msg'], 'body': exc.body})
@app.exception_handler(StarletteHTTPException)
async def http(request, exc): print('seen', repr(exc)); return await http_exception_handler(request, exc)
@app.exception_handler(ZeroDivisionError)
def zero(request, exc): return PlainTextResponse(f'zero: {exc}', 500)
@app.get('/u/{name}')
async def u(name: str): raise Unicorn(name)
@app.post('/items')
async def items(i: Item): return i
@app.get('/h')
async def h(): raise HTTPException(status_code=401, detail='Who?', headers={'WWW-Authenticate': 'Bearer'})
@app.get('/z')
def z(): return 1 / 0
@app.get('/k')
def k(): raise KeyError('x')
c = TestClient(app)
def show(r): print(r.status_code, r.text, r.headers.get('www-authenticate'))
show(c.get('/u/yolo')); show(c.post('/items', json={'title': 'x', 'size': 'XL'})); show(c.get('/h')); show(c.get('/z')); show(c.get('/nope'))
try: c.get('/k')
except KeyError as e: print('raised', repr(e))
c = TestClient(app, raise_server_exceptions=False); show(c.get('/k'))
try: c.get('/nope').raise_for_status()
except Exception as e: print(type(e).__name__, e)
