from fastapi import *
from fastapi.responses import *
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field
from typing import *

app = FastAPI()
@app.get('/text', response_class=PlainTextResponse)
def text(): return 'plain'
@app.get('/html')
def html(): return HTMLResponse('<h1>x</h1>', status_code=203)
@app.get('/json')
def js(): return JSONResponse({'é': [1, None, True]}, headers={'X-A': 'b'})
@app.get('/bytes')
def by(): return Response(b'\x00\x01', media_type='application/octet-stream')
@app.get('/cookie')
def ck(response: Response):
    response.set_cookie('sid', 'abc', max_age=60, httponly=True)
    response.headers['X-B'] = 'c'
    return 'set'
@app.get('/read')
def rd(sid: str = Cookie('none')): return sid
@app.get('/gone')
def gone(response: Response): response.delete_cookie('sid'); return 'gone'
@app.get('/stream')
def stream(): return StreamingResponse((f'{n} ' for n in range(3)), media_type='text/event-stream')
@app.get('/old')
def old(): return RedirectResponse('/json', status_code=301)
@app.get('/kind', response_class=RedirectResponse, status_code=302)
def kind(): return '/text'
@app.get('/none')
def none(): return None
@app.get('/num')
def num() -> int: return '3'
@app.get('/set')
def se(): return {'s': {3}, 't': (1, 2), 'm': Field}
@app.get('/wrong', response_model=int)
def wrong(): return 'x'
@app.head('/head')
def head(): return 'x'
c = TestClient(app, raise_server_exceptions=False)
def show(r): print(r.status_code, r.content, dict(r.headers), [h.status_code for h in r.history])
for u in ['/text', '/html', '/json', '/bytes', '/cookie', '/read', '/stream', '/old', '/kind', '/none', '/num', '/wrong', '/head']: print(u); show(c.get(u))
show(c.head('/head')); print(c.get('/old', follow_redirects=False).headers['location'])
