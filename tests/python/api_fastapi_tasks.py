from fastapi import *
from fastapi.responses import *
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field
from typing import *

import asyncio, time
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.concurrency import run_in_threadpool
app = FastAPI()
log = []
def write(text, n=1): log.append(f'{text} {n}')
async def awrite(text): await asyncio.sleep(0); log.append('async ' + text)
@app.post('/send/{to}')
async def send(to: str, tasks: BackgroundTasks):
    tasks.add_task(write, to, n=2); tasks.add_task(awrite, to)
    return {'log': list(log)}
class Mid(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        request.state.user = 'u'
        response = await call_next(request)
        response.headers['X-Mid'] = 'yes'
        return response
app.add_middleware(Mid)
@app.middleware('http')
async def timer(request: Request, call_next):
    if request.url.path == '/stop':
        return PlainTextResponse('stopped', 403)
    response = await call_next(request)
    response.headers['X-Timer'] = request.method
    return response
@app.get('/state')
def st(request: Request): return request.state.user
@app.post('/echo')
async def echo(request: Request): return [await request.json(), len(await request.body())]
@app.get('/pool')
async def pool(): return await run_in_threadpool(lambda a, b=2: a + b, 3)
@app.get('/thread')
def thread():
    import threading
    return threading.current_thread() is not threading.main_thread()
@app.on_event('startup')
async def up(): log.append('up')
@app.on_event('shutdown')
def down(): print('down', log)
with TestClient(app) as c:
    def show(r): print(r.status_code, r.text, r.headers.get('x-mid'), r.headers.get('x-timer'))
    show(c.post('/send/a')); show(c.post('/send/b')); show(c.get('/state')); show(c.get('/stop')); show(c.post('/echo', json={'a': [1]})); show(c.get('/pool')); show(c.get('/thread')); show(c.get('/none'))
