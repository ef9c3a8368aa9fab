# Applications in applications, their middlewares and signals; keys of their own; the order of it all.
import asyncio
import aiohttp
from aiohttp import web

LIMIT = web.AppKey('LIMIT', int)


def noted(name):
    @web.middleware
    async def note(request, handler):
        print(name, 'in', request.path)
        try:
            return await handler(request)
        finally:
            print(name, 'out')
    return note


def said(text):
    async def say(app):
        print(text)
    return say


async def inner(request):
    request['mark'] = 1
    return web.json_response({'limit': request.app[LIMIT], 'mark': request['mark'], 'q': request.query.getall('q')})


async def main():
    admin = web.Application(middlewares=[noted('admin')])
    admin[LIMIT] = 5
    admin.router.add_get('/users/{id}', inner, name='user')
    app = web.Application(middlewares=[noted('first'), noted('second')])
    for part, each in (('app', app), ('admin', admin)):
        each.on_startup.append(said(part + ' starts'))
        each.on_shutdown.append(said(part + ' shuts down'))
        each.on_cleanup.append(said(part + ' is cleaned up'))
    app.add_subapp('/admin/', admin)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, '127.0.0.1', 8096).start()
    print(admin.router['user'].url_for(id='7'))
    async with aiohttp.ClientSession() as session:
        for path in ('/admin/users/7?q=a&q=b', '/admin/none', '/none'):
            async with session.get('http://127.0.0.1:8096' + path) as response:
                print(response.status, await response.text())
    await runner.cleanup()

asyncio.run(main())
