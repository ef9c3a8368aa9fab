# Lines of JSON, and bytes, read in pieces.
import asyncio
import hashlib
import json
import aiohttp
import httpx
import requests

LAB = 'https://lab.test'


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(f'{LAB}/stream/5?every=5') as response:
            print(sum([json.loads(line)['value'] async for line in response.content]))
        digest = hashlib.sha256()
        async with session.get(f'{LAB}/bytes/100000') as response:
            async for piece in response.content.iter_chunked(1000):
                digest.update(piece)
        print(digest.hexdigest())
        async with session.get(f'{LAB}/bytes/100000') as response:
            print(len(await response.content.readexactly(5)), len(await response.content.read()))
            try:
                await response.content.readexactly(1)
            except asyncio.IncompleteReadError as error:
                print(error)
    async with httpx.AsyncClient() as client:
        async with client.stream('GET', f'{LAB}/bytes/100000') as response:
            print({len(piece) for piece in [piece async for piece in response.aiter_bytes(1000)]})
        async with client.stream('GET', f'{LAB}/stream/2?every=1') as response:
            print(await response.aread())


asyncio.run(main())
print(hashlib.sha256(requests.get(f'{LAB}/bytes/100000').content).hexdigest())
print([json.loads(line)['line'] for line in requests.get(f'{LAB}/stream/4', stream=True).iter_lines()])
print(list(requests.get(f'{LAB}/stream/2?every=1').iter_lines(decode_unicode=True)))
