# A JSON service with a middleware and a cleanup context, asked by a client in the same program.
import asyncio
import aiohttp
from aiohttp import web

routes = web.RouteTableDef()


@routes.get(r'/items/{id:\d+}', name='item')
async def item(request):
    items = request.app['items']
    if (key := int(request.match_info['id'])) not in items:
        raise web.HTTPNotFound(text='no such item')
    return web.json_response({'id': key, 'name': items[key]})


@routes.post('/items')
async def add(request):
    items, data = request.app['items'], await request.json()
    items[key := len(items) + 1] = data['name']
    raise web.HTTPFound(request.app.router['item'].url_for(id=str(key)))


@web.middleware
async def stamp(request, handler):
    try:
        response = await handler(request)
    except web.HTTPException as error:
        print('middleware saw', error.status, error.reason)
        raise
    response.headers['X-Stamp'] = request.method
    return response


async def store(app):
    app['items'] = {1: 'tea'}
    print('opened')
    yield
    print('closed', app['items'])


async def main():
    app = web.Application(middlewares=[stamp])
    app.add_routes(routes)
    app.cleanup_ctx.append(store)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, 'localhost', 8093).start()
    async with aiohttp.ClientSession('http://localhost:8093') as session:
        for method, path, body in [('GET', '/items/1', None), ('POST', '/items', {'name': 'jam'}),
                                   ('GET', '/items/9', None), ('GET', '/items/x', None), ('PUT', '/items', None),
                                   ('HEAD', '/items/1', None)]:
            async with session.request(method, path, json=body) as response:
                print(method, path, response.status, response.headers.get('X-Stamp'), response.headers.get('Allow'),
                      response.content_type, await response.text())
    await runner.cleanup()

asyncio.run(main())
