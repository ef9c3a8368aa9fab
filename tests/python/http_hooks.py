# Hooks, what was asked, and several sessions at once.
import asyncio
import httpx
import requests

LAB = 'https://lab.test'


def note(response, *args, **kwargs):
    print('requests:', response.request.method, response.request.path_url, response.status_code)


requests.get(f'{LAB}/json/users/1?x=1', hooks={'response': note})
request = requests.post(f'{LAB}/post', json={'a': 1}).request
print(request, request.method, request.url, request.body, request.headers['content-type'])


async def asked(request):
    print('httpx asks:', request.method, request.url)


async def answered(response):
    print('httpx got:', response.request, response.status_code)


async def main():
    hooks = {'request': [asked], 'response': [answered]}
    async with httpx.AsyncClient(event_hooks=hooks) as client, httpx.AsyncClient(base_url=LAB) as other:
        await client.get(f'{LAB}/status/201')
        print((await other.post('/post', content='text')).json()['data'])
        a, b = await asyncio.gather(client.get(f'{LAB}/delay/20'), other.get('/delay/10'))
        print(a.json(), b.json())


asyncio.run(main())
with httpx.Client(event_hooks={'response': [lambda response: response.read() and print(response.json())]}) as client:
    client.get(f'{LAB}/json/users/3')
