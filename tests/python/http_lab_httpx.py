# httpx and the lab, awaited and blocking.
import asyncio
import httpx

LAB = 'https://lab.test'


def show(response):
    print(response, response.status_code, response.reason_phrase, response.is_success, response.is_error, response.url)
    print(response.headers['Content-Type'], response.encoding, len(response.content), response.text[:40])


show(httpx.get(f'{LAB}/json/users/1'))
show(httpx.get(f'{LAB}/pages/1'))
show(httpx.get(f'{LAB}/status/404'))
print(httpx.get(f'{LAB}/json/users/2').json()['name'], httpx.head(f'{LAB}/json/users/2').content)
for method in ['post', 'put', 'patch']:
    told = getattr(httpx, method)(f'{LAB}/anything', json={'é': [1, 2.5]}, headers={'X-A': 'b'}).json()
    print(told['method'], told['data'], told['json'], told['headers']['x-a'])
print(httpx.post(f'{LAB}/post', data={'a': 'x y', 'b': ['1', '2']}).json()['form'])
print(httpx.post(f'{LAB}/post', content=b'raw').json()['data'], httpx.delete(f'{LAB}/delete').json()['method'])
print(httpx.get(f'{LAB}/get', params={'a': 1, 'b': 'x y'}).json()['args'])
print(httpx.request('OPTIONS', f'{LAB}/anything').json()['method'])
with httpx.stream('GET', f'{LAB}/stream/3?every=5') as response:
    print([line for line in response.iter_lines()])
with httpx.stream('GET', f'{LAB}/bytes/9') as response:
    print([piece for piece in response.iter_bytes(4)])
    try:
        response.read()
    except httpx.StreamConsumed as error:
        print('consumed')
with httpx.stream('GET', f'{LAB}/bytes/9') as response:
    try:
        response.content
    except httpx.ResponseNotRead as error:
        print(error)
    print(response.read() == response.content)
with httpx.Client(base_url=LAB, headers={'X-Key': 'k'}, params={'p': '1'}) as client:
    told = client.get('/anything', params={'q': '2'}).json()
    print(told['headers']['x-key'], told['args'])
    print(client.get('anything/more').url, client.build_request('GET', '/x').url)
    print(client.get('/anything', auth=('ada', 'pw')).json()['headers']['authorization'])
    print(client.send(client.build_request('POST', '/post', json=[1])).json()['data'])
print(client.is_closed)


async def main():
    async with httpx.AsyncClient(base_url=LAB) as client:
        responses = await asyncio.gather(*(client.get(f'/json/users/{n}') for n in range(1, 5)))
        print([response.json()['name'] for response in responses])
        show(await client.post('/post', json={}))
        async with client.stream('GET', '/stream/3?every=5') as response:
            print([line async for line in response.aiter_lines()])
        async with client.stream('GET', '/bytes/9') as response:
            print([piece async for piece in response.aiter_bytes(4)], response.is_closed)
        response = await client.get('/delay/50')
        print(response.elapsed.total_seconds() >= 0.04, response.request, response.history, response.http_version)


asyncio.run(main())
print(repr(httpx.Timeout(5)), httpx.Timeout(10, connect=2), httpx.Limits(), httpx.codes.NOT_FOUND == 404)
