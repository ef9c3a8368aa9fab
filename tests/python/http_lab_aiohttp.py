# aiohttp and the lab: a session's many ways to ask.
import asyncio
import aiohttp

LAB = 'https://lab.test'


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(f'{LAB}/json/users/1') as response:
            print(response.status, response.reason, response.ok, response.method, response.content_type)
            print(await response.json(), response.headers['Content-Type'], response.headers.get('etag'))
            print(response.url, repr(response.url), response.url.path, response.url.query)
            print(response.request_info.method, response.request_info.url, response.history)
        response = await session.get(f'{LAB}/stream/3?every=10')
        print((await response.text()).splitlines(), response.content_length)
        async with session.get(f'{LAB}/bytes/10') as response:
            print(await response.read(), response.content_type, response.charset)
        async with session.get(f'{LAB}/bytes/10') as response:
            print([piece async for piece in response.content.iter_chunked(4)])
        async with session.get(f'{LAB}/stream/2?every=5') as response:
            print([line async for line in response.content])
        async with session.get(f'{LAB}/stream/2?every=5') as response:
            print(await response.content.readline(), await response.content.read(5))
            print(await response.content.read(), await response.content.read(), response.content.at_eof())
        async with session.get(f'{LAB}/anything', params={'a': 1, 'b': 'x y', 'c': 'é&='}) as response:
            told = await response.json()
            print(told['args'], told['method'], told['json'])
        async with session.get(f'{LAB}/anything?first=1', params=[('n', '1'), ('m', '2')]) as response:
            print((await response.json())['args'], response.url)
        for method in ['get', 'post', 'put', 'patch', 'delete', 'options']:
            async with getattr(session, method)(f'{LAB}/anything') as response:
                print(method, response.status, (await response.json())['method'])
        async with session.head(f'{LAB}/json/users') as response:
            print(response.status, await response.read(), response.headers['content-length'])
        async with session.request('PUT', f'{LAB}/anything') as response:
            print((await response.json())['method'])
        for options in [{'json': {'é': [1, None]}}, {'data': {'a': 'x y', 'b': 2}}, {'data': 'text'}, {'data': b'\x01'}]:
            async with session.post(f'{LAB}/post', headers={'X-One': 'yes'}, **options) as response:
                told = await response.json()
                print(told['data'], told['form'], told['json'], told['headers']['content-type'], told['headers']['x-one'])
        async with session.get(f'{LAB}/status/204') as response:
            print(response.status, repr(await response.text()))
        async with session.get(f'{LAB}/status/503') as response:
            print(repr(response).split('\n')[0], (await response.json()) == {'status': 503})
            print(response.ok, response.closed)


asyncio.run(main())
