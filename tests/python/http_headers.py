# Headers in any case, and what each library makes of them.
import asyncio
import aiohttp
import httpx
import requests

LAB = 'https://lab.test'
mine = httpx.Headers({'X-One': '1', 'x-two': '2'})
print(mine, mine['x-ONE'], 'X-TWO' in mine, mine.get('none'), list(mine), len(mine))
mine['X-ONE'] = '3'
mine.update({'New': 'n'})
print(mine.items(), mine == {'x-one': '3', 'X-Two': '2', 'new': 'n'})
try:
    mine['absent']
except KeyError as error:
    print(repr(error))
with requests.Session() as session:
    session.headers['X-Mine'] = 'a'
    print(session.headers['x-mine'], session.headers.get('X-MINE'), 'x-mine' in session.headers)
    told = session.get(f'{LAB}/anything', headers={'x-MINE': 'b'}).json()
    print({name: value for name, value in told['headers'].items() if name.startswith('x-')})
response = requests.get(f'{LAB}/json/users')
print(response.headers['content-TYPE'], sorted(name.lower() for name in response.headers)[:2])


async def main():
    async with aiohttp.ClientSession(headers={'X-Mine': 'a'}) as session:
        async with session.get(f'{LAB}/anything', headers={'x-mine': 'b'}) as response:
            print((await response.json())['headers']['x-mine'], session.headers['x-mine'])
            print(response.headers['CONTENT-type'], response.headers.getall('Content-Type'))
            print('content-type' in response.headers, response.headers.get('none', 'default'))


asyncio.run(main())
