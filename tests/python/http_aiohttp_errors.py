# What aiohttp raises.
import asyncio
import aiohttp

LAB = 'https://lab.test'


def told(error):
    print(type(error).__name__, '|', error)


async def main():
    print([kind.__name__ for kind in aiohttp.ClientConnectorError.__mro__])
    print([kind.__name__ for kind in aiohttp.ServerTimeoutError.__mro__])
    print([kind.__name__ for kind in aiohttp.ContentTypeError.__mro__])
    async with aiohttp.ClientSession() as session:
        for url in ['foo', 'ftp://x/y', 'http://', '/rel', 'http://127.0.0.1:1/x']:
            try:
                await session.get(url)
            except aiohttp.ClientError as error:
                told(error)
        try:
            async with session.get(f'{LAB}/status/404') as response:
                response.raise_for_status()
        except aiohttp.ClientResponseError as error:
            told(error)
            print(error.status, error.message, error.request_info.url, error.history, error.headers['content-length'])
        try:
            async with session.get(f'{LAB}/status/500', raise_for_status=True) as response:
                print('never')
        except aiohttp.ClientResponseError as error:
            told(error)
        try:
            async with session.get(f'{LAB}/pages/1') as response:
                await response.json()
        except aiohttp.ContentTypeError as error:
            told(error)
        async with session.get(f'{LAB}/stream/1') as response:
            print(await response.json(content_type=None))
        for timeout in [aiohttp.ClientTimeout(total=0.1), aiohttp.ClientTimeout(sock_read=0.1)]:
            print(timeout)
            try:
                async with session.get(f'{LAB}/delay/1000', timeout=timeout) as response:
                    print('never')
            except TimeoutError as error:
                told(error)
        try:
            await session.post(LAB, data='x', json=1)
        except ValueError as error:
            told(error)
        response = await session.get(f'{LAB}/json/users/1')
        response.release()
        try:
            await response.text()
        except aiohttp.ClientConnectionError as error:
            told(error)
    print(session.closed)
    try:
        await session.get(LAB)
    except RuntimeError as error:
        told(error)
    try:
        with aiohttp.ClientSession():
            pass
    except TypeError as error:
        told(error)
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        try:
            await session.get(f'{LAB}/status/400')
        except aiohttp.ClientResponseError as error:
            told(error)


asyncio.run(main())
