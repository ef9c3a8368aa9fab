# A little JSON API in the program, and requests to it from a thread.
import asyncio
import json
import requests

BASE = 'http://127.0.0.1:8772'
notes = {}


def answer(method, path, body):
    if path == '/notes' and method == 'POST':
        number = len(notes) + 1
        notes[number] = json.loads(body)
        return 201, {'id': number} | notes[number]
    if path == '/notes':
        return 200, list(notes.values())
    number = int(path.rpartition('/')[2])
    if number not in notes:
        return 404, {'detail': 'Not Found'}
    if method == 'DELETE':
        return 200, notes.pop(number)
    if method == 'PUT':
        notes[number] = json.loads(body)
    return 200, notes[number]


async def serve(reader, writer):
    head = (await reader.readuntil(b'\r\n\r\n')).decode()
    first, *lines = head.strip().split('\r\n')
    headers = dict(line.lower().split(': ', 1) for line in lines)
    body = await reader.readexactly(int(headers.get('content-length', 0)))
    method, path, _ = first.split()
    status, found = answer(method, path, body)
    text = json.dumps(found).encode()
    phrase = {200: 'OK', 201: 'Created', 404: 'Not Found'}[status]
    writer.write(f'HTTP/1.1 {status} {phrase}\r\nContent-Type: application/json\r\nSet-Cookie: seen={path}; Path=/\r\n'
                 f'X-Host: {headers["host"]}\r\nContent-Length: {len(text)}\r\nConnection: close\r\n\r\n'.encode() + text)
    await writer.drain()
    writer.close()


def client():
    with requests.Session() as session:
        for text in 'first', 'second':
            response = session.post(f'{BASE}/notes', json={'text': text})
            print(response.status_code, response.reason, response.json(), response.headers['x-host'])
        print(session.get(f'{BASE}/notes').json())
        print(session.put(f'{BASE}/notes/1', json={'text': 'changed'}).json())
        print(session.delete(f'{BASE}/notes/2').json())
        missing = session.get(f'{BASE}/notes/2')
        print(missing, missing.json(), missing.ok)
        try:
            missing.raise_for_status()
        except requests.HTTPError as error:
            print(error)
        print(session.get(f'{BASE}/notes').text, session.get(f'{BASE}/notes').cookies.get('seen'))


async def main():
    async with await asyncio.start_server(serve, '127.0.0.1', 8772):
        await asyncio.to_thread(client)


asyncio.run(main())
