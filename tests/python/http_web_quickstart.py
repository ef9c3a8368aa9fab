# The server's quick start: variables in paths, forms, views, cookies, answers piece by piece, errors.
import asyncio
import logging
import aiohttp
from aiohttp import web

logging.disable(logging.CRITICAL)


async def handle(request):
    name = request.match_info.get('name', 'Anonymous')
    return web.Response(text='Hello, ' + name)


async def login(request):
    data = await request.post()
    response = web.Response(text=f"{data['user']} {request.content_type}", status=201)
    response.set_cookie('token', 'abc', max_age=60, httponly=True)
    return response


async def count(request):
    response = web.StreamResponse(headers={'Content-Type': 'text/plain'})
    await response.prepare(request)
    for number in range(int(request.query['to'])):
        await response.write(f'{number};'.encode())
        await asyncio.sleep(0.01)
    return response


async def broken(request):
    return {}['key']


async def move(request):
    raise web.HTTPFound('/later')


class Thing(web.View):
    async def get(self):
        return web.json_response({'path': self.request.path, 'who': self.request.cookies.get('who')})

    async def delete(self):
        raise web.HTTPForbidden(reason='not yours')


async def main():
    app = web.Application()
    app.add_routes([web.get('/', handle), web.post('/login', login), web.get('/count', count),
                    web.get('/broken', broken), web.get('/move', move), web.view('/thing', Thing),
                    web.get('/{name}', handle)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, 'localhost', 8095)
    await site.start()
    print(site.name)
    async with aiohttp.ClientSession('http://localhost:8095') as session:
        async def ask(method, path, **options):
            async with session.request(method, path, **options) as response:
                print(method, path, response.status, response.reason, response.content_type, repr(await response.text()))
                return response
        await ask('GET', '/')
        await ask('GET', '/A%20b')
        response = await ask('POST', '/login', data={'user': 'Ann'})
        print(response.headers['Set-Cookie'])
        await ask('GET', '/count?to=3')
        await ask('GET', '/broken')
        response = await ask('GET', '/move', allow_redirects=False)
        print(response.headers['Location'])
        await ask('GET', '/thing', headers={'Cookie': 'who=me'})
        await ask('DELETE', '/thing')
        await ask('PATCH', '/thing')
        await ask('GET', '/a/b')
    await runner.cleanup()

asyncio.run(main())
