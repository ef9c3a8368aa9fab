from fastapi import *
from fastapi.responses import *
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field
from typing import *

from enum import Enum
from datetime import date, datetime, timedelta
from uuid import UUID
app = FastAPI()
class Kind(str, Enum): a = 'a'; b = 'b'
class Filter(BaseModel):
    model_config = {'extra': 'forbid'}
    limit: int = Field(100, gt=0, le=100)
    order: Literal['up', 'down'] = 'up'
    tags: list[str] = []
@app.get('/q')
def q(a: int, b: float = 1.5, c: bool = False, d: Optional[str] = None, e: list[int] = Query(default=[1]), f: str = Query('x', alias='eff', min_length=2, pattern='^x'), k: Kind = Kind.a): return [a, b, c, d, e, f, k]
@app.get('/filter')
def fil(f: Annotated[Filter, Query()]): return f
@app.get('/kinds/{k}/{u}/{d}')
def kinds(k: Kind, u: UUID, d: date): return [k, u, d]
@app.get('/h')
def h(user_agent: Annotated[str | None, Header()] = None, x: Annotated[list[str] | None, Header()] = None, sid: Annotated[str | None, Cookie()] = None): return [user_agent, x, sid]
@app.get('/float/{x}')
def fl(x: Annotated[float, Path(gt=0, lt=10.5)]): return x
@app.post('/body')
def body(n: Annotated[int, Body()], s: Annotated[str, Body()] = 'x'): return [n, s]
@app.post('/one')
def one(n: Annotated[int, Body(embed=True)]): return n
@app.post('/lists')
def lists(xs: list[Filter]): return xs
@app.post('/raw')
def raw(d: dict[str, float], when: datetime = None): return [d, when]
@app.post('/form')
def form(name: Annotated[str, Form()], n: Annotated[int, Form()] = 2): return [name, n]
c = TestClient(app)
def show(r): print(r.status_code, r.text)
for u in ['/q', '/q?a=1&b=2&c=on&d=&e=3&e=4&eff=xx&k=b', '/q?a=1.5&b=x&c=2&e=q&eff=y&k=z', '/filter', '/filter?limit=0&order=side', '/filter?tags=a&tags=b&zz=1', '/kinds/a/12345678-1234-5678-1234-567812345678/2024-01-02', '/kinds/c/1/x', '/h', '/float/3', '/float/11', '/float/0', '/float/x']: print(u); show(c.get(u))
show(c.get('/h', headers={'x': 'y', 'cookie': 'sid=abc'}))
show(c.post('/body', json={'n': 1})); show(c.post('/body', json={'s': 1})); show(c.post('/body')); show(c.post('/one', json={'n': 2})); show(c.post('/one', json=2)); show(c.post('/lists', json=[{'limit': 3}, {'limit': 'x'}])); show(c.post('/lists', json={})); show(c.post('/raw?when=2024-01-01T00:00:00', json={'a': '1.5'})); show(c.post('/form', data={'name': 'x', 'n': '3'})); show(c.post('/form'))
