# A server of the program's own that sends events as they happen, and clients that read them as they come.
import asyncio
import time
import aiohttp
import httpx

BASE = 'http://localhost:8771'
began = time.perf_counter()


def when():
    return round(time.perf_counter() - began, 1)


async def serve(reader, writer):
    await reader.readuntil(b'\r\n\r\n')
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n')
    for n in range(3):
        writer.write(f'data: {n}\n\n'.encode())
        await writer.drain()
        await asyncio.sleep(0.2)
    writer.close()


async def main():
    global began
    async with await asyncio.start_server(serve, 'localhost', 8771):
        began = time.perf_counter()
        async with aiohttp.ClientSession() as session:
            async with session.get(f'{BASE}/events') as response:
                print(response.status, response.content_type, when())
                async for line in response.content:
                    if line.strip():
                        print(line, when())
        async with httpx.AsyncClient() as client:
            began = time.perf_counter()
            async with client.stream('GET', f'{BASE}/events') as response:
                async for line in response.aiter_lines():
                    if line:
                        print(line, when())
        async with aiohttp.ClientSession() as session:
            async with session.get(f'{BASE}/events') as response:
                try:
                    async with asyncio.timeout(0.1):
                        print(await response.text())
                except TimeoutError:
                    print('left early')


asyncio.run(main())
