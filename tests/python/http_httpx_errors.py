# What httpx raises.
import asyncio
import httpx

LAB = 'https://lab.test'
for kind in [httpx.ReadTimeout, httpx.ConnectError, httpx.RemoteProtocolError, httpx.HTTPStatusError, httpx.InvalidURL]:
    print([base.__name__ for base in kind.__mro__])


def told(error):
    print(type(error).__name__, '|', str(error).partition('For')[0], '|', error.request.url.path if error.request.url.host else '')


for url in ['foo', 'ftp://x/y', 'http://', '/rel', 'http://127.0.0.1:1/x', f'{LAB}/delay/900']:
    try:
        httpx.get(url, timeout=0.2)
    except httpx.RequestError as error:
        told(error)
for code in [200, 304, 404, 503]:
    try:
        print(httpx.get(f'{LAB}/status/{code}').raise_for_status())
    except httpx.HTTPStatusError as error:
        told(error)
        print(error.response.status_code)
try:
    httpx.get(f'{LAB}/pages/1').json()
except ValueError as error:
    print(type(error).__name__, error)
client = httpx.Client()
client.close()
try:
    client.get(LAB)
except RuntimeError as error:
    print(error)


async def main():
    async with httpx.AsyncClient(timeout=httpx.Timeout(5, read=0.1)) as client:
        for url in ['foo', 'http://127.0.0.1:1/', f'{LAB}/delay/900']:
            try:
                await client.get(url)
            except httpx.HTTPError as error:
                told(error)
    try:
        await client.get(LAB)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
