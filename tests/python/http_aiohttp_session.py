# What a session keeps: an address, headers, a timeout, how many may go out at once.
import asyncio
import time
import aiohttp

LAB = 'https://lab.test'


async def timed(session, paths):
    began = time.perf_counter()

    async def one(path):
        async with session.get(path) as response:
            return response.status
    found = await asyncio.gather(*map(one, paths))
    return found, round(time.perf_counter() - began, 1)


async def main():
    async with aiohttp.ClientSession(LAB, headers={'X-Key': 'secret'}) as session:
        async with session.get('/anything/below', headers={'X-More': '1'}) as response:
            headers = (await response.json())['headers']
            print(headers['x-key'], headers['x-more'], response.url)
        async with session.get('/anything', auth=aiohttp.BasicAuth('ada', 'pw')) as response:
            print((await response.json())['headers']['authorization'])
        print(await timed(session, [f'/delay/300?n={n}' for n in range(6)]))
    async with aiohttp.ClientSession(LAB, connector=aiohttp.TCPConnector(limit=2)) as session:
        print(await timed(session, [f'/delay/300?n={n}' for n in range(6)]))
    async with aiohttp.ClientSession(LAB, connector=aiohttp.TCPConnector(limit_per_host=3)) as session:
        print(await timed(session, [f'/delay/300?n={n}' for n in range(6)]))
    async with aiohttp.ClientSession(LAB, timeout=aiohttp.ClientTimeout(total=0.2)) as session:
        try:
            await session.get('/delay/900')
        except asyncio.TimeoutError:
            print('too late')
    async with aiohttp.request('GET', f'{LAB}/json/posts/3') as response:
        print(await response.json())


asyncio.run(main())
