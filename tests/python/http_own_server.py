# A program that is client and server at once, with each of the clients.
import asyncio
import aiohttp
import httpx
import requests
import urllib.error
import urllib.request


async def handle(reader, writer):
    head = (await reader.readuntil(b'\r\n\r\n')).decode()
    method, path, _ = head.split('\r\n')[0].split()
    length = [int(line.split(':')[1]) for line in head.split('\r\n') if line.lower().startswith('content-length')]
    body = await reader.readexactly(length[0]) if length else b''
    if path == '/cut':
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n12345678')
    elif path == '/cutchunk':
        writer.write(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n1234')
    elif path == '/chunks':
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n')
        for piece in b'alpha\n', b'beta\nga', b'mma\n':
            writer.write(f'{len(piece):x}\r\n'.encode() + piece + b'\r\n')
            await writer.drain()
            await asyncio.sleep(0.02)
        writer.write(b'0\r\n\r\n')
    elif path == '/drop':
        pass
    elif path == '/slow':
        await asyncio.sleep(0.6)
    elif path == '/302':
        writer.write(b'HTTP/1.1 302 Found\r\nLocation: /hello\r\nContent-Length: 0\r\n\r\n')
    elif path == '/404':
        writer.write(b'HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}')
    else:
        text = f'{method} {path} {body.decode()}'.encode()
        head = 'Content-Type: text/html; charset=utf-8\r\nX-Two: a'
        writer.write(f'HTTP/1.1 200 OK\r\n{head}\r\nContent-Length: {len(text)}\r\n\r\n'.encode())
        writer.write(text)
    try:
        await writer.drain()
    except ConnectionError:
        pass
    writer.close()


BASE = 'http://127.0.0.1:8765'
PATHS = ['/hello', '/cut', '/cutchunk', '/chunks', '/drop', '/302', '/404', '/slow']


def told(error):
    print('   ', type(error).__module__, type(error).__name__, repr(str(error)))


async def by_aiohttp():
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.3)) as session:
        for path in PATHS:
            print('aiohttp', path)
            try:
                async with session.get(BASE + path) as response:
                    print('   ', response)
                    print('   ', await response.text(), len(response.history))
                    response.raise_for_status()
                    await response.json()
            except (aiohttp.ClientError, TimeoutError) as error:
                told(error)
        async with session.post(BASE + '/echo', data={'a': 1, 'b': 'x y'}) as response:
            print(await response.text(), response.content_type, response.charset, response.headers['x-two'])
        async with session.put(BASE + '/echo', json=[1, None]) as response:
            print(await response.text())
        async with session.get(BASE + '/chunks') as response:
            async for line in response.content:
                print(line)


async def by_httpx():
    async with httpx.AsyncClient(timeout=0.3) as client:
        for path in PATHS:
            print('httpx', path)
            try:
                response = await client.get(BASE + path)
                print('   ', response, response.headers, response.url)
                print('   ', response.text)
                response.raise_for_status()
            except httpx.HTTPError as error:
                told(error)
        print((await client.post(BASE + '/echo', json={'a': 'é'})).text)
        print((await client.patch(BASE + '/echo', data={'a': 'é'})).text)
        print((await client.get(BASE + '/302', follow_redirects=True)).history)
        async with client.stream('GET', BASE + '/chunks') as response:
            print([line async for line in response.aiter_lines()])


def blocking():
    for path in PATHS:
        print('requests', path)
        try:
            response = requests.get(BASE + path, timeout=0.3)
            print('   ', response, response.headers, response.history)
            print('   ', response.text, response.encoding)
            response.raise_for_status()
            print('   ', response.json())
        except requests.RequestException as error:
            told(error)
        print('httpx', path)
        try:
            print('   ', httpx.get(BASE + path, timeout=0.3).raise_for_status())
        except httpx.HTTPError as error:
            told(error)
        print('urllib', path)
        try:
            with urllib.request.urlopen(BASE + path, timeout=0.3) as answer:
                print('   ', answer.status, answer.reason, answer.read(), answer.headers['content-type'])
        except urllib.error.HTTPError as error:
            told(error)
            print('   ', repr(error), error.code, error.read())
        except OSError as error:
            print('   ', isinstance(error, TimeoutError), str(error)[:10])
        except Exception as error:
            print('   ', type(error).__name__)
    print(requests.post(BASE + '/echo', data={'a': 1}).text, requests.put(BASE + '/echo', data='plain').text)
    print(requests.post(BASE + '/echo', json={'é': 1}).text, requests.delete(BASE + '/echo', params={'q': ['a', 'b c']}).text)
    print(list(requests.get(BASE + '/chunks', stream=True).iter_lines()))


async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 8765)
    async with server:
        await by_aiohttp()
        await by_httpx()
        await asyncio.to_thread(blocking)


asyncio.run(main())
