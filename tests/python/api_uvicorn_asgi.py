import asyncio, uvicorn
from contextlib import asynccontextmanager
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
@asynccontextmanager
async def life(app):
    print('start'); yield; print('stop')
app = FastAPI(lifespan=life)
@app.get('/')
async def root(): return {'a': 1}
@app.get('/s')
async def s():
    async def g():
        for n in range(3): yield str(n) * 3; await asyncio.sleep(0.01)
    return StreamingResponse(g())
@app.post('/e')
async def e(d: dict): return d
async def ask(data):
    reader, writer = await asyncio.open_connection('127.0.0.1', 8765)
    writer.write(data)
    got = (await reader.read()).decode()
    writer.close()
    for line in got.split('\r\n'):
        if not line.startswith('date:'): print(repr(line))
async def main():
    server = uvicorn.Server(uvicorn.Config(app, port=8765, log_level='critical', access_log=False))
    task = asyncio.create_task(server.serve())
    while not server.started: await asyncio.sleep(0.01)
    END = b'Host: x\r\nConnection: close\r\n\r\n'
    await ask(b'GET / HTTP/1.1\r\n' + END)
    await ask(b'GET /s HTTP/1.1\r\n' + END)
    await ask(b'GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /none HTTP/1.1\r\n' + END)
    await ask(b'POST /e HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\nHost: x\r\n\r\n4\r\n{"a"\r\n3\r\n:1}\r\n0\r\n\r\n')
    await ask(b'HEAD / HTTP/1.1\r\n' + END)
    await ask(b'GET / HTTP/1.0\r\nHost: x\r\n\r\n')
    server.should_exit = True
    await task
    print('over')
asyncio.run(main())
