import asyncio, time
import aiohttp

URL = "https://lab.test/pages/{}?delay=300"

async def page(session, n):
    async with session.get(URL.format(n)) as answer:
        return len(await answer.text())

async def main():
    began = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        pages = [page(session, n) for n in range(1, 25)]
        size = sum(await asyncio.gather(*pages))
    took = time.perf_counter() - began
    print(f"24 pages, {size} letters: {took:.1f} s")

asyncio.run(main())
