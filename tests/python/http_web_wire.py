# What is on the wire: a connection that is kept, HEAD, chunks both ways, HTTP/1.0.
import asyncio
from aiohttp import web


async def echo(request):
    return web.Response(text=f'{request.method} {await request.text()}')


async def parts(request):
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b'one')
    await response.write(b'three')
    await response.write_eof()
    return response


async def ask(data):
    reader, writer = await asyncio.open_connection('127.0.0.1', 8097)
    writer.write(data)
    for line in (await reader.read()).decode().split('\r\n'):
        if not line.startswith(('Date', 'Server')):
            print(repr(line))
    writer.close()


async def main():
    app = web.Application()
    app.router.add_route('*', '/', echo)
    app.router.add_get('/parts', parts)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, '127.0.0.1', 8097).start()
    end = b'Host: x\r\nConnection: close\r\n\r\n'
    await ask(b'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhiHEAD / HTTP/1.1\r\n' + end)
    await ask(b'PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n' + end + b'2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n')
    await ask(b'GET /parts HTTP/1.1\r\n' + end)
    await ask(b'GET / HTTP/1.0\r\nHost: x\r\n\r\n')
    await runner.cleanup()

asyncio.run(main())
