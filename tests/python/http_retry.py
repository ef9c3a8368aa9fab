# Retries with a growing pause, and a semaphore.
import asyncio
import time
import httpx

LAB = 'https://lab.test'
tries = []


async def fetch(client, doors, path, attempts=3):
    for attempt in range(attempts):
        async with doors:
            try:
                response = await client.get(path)
                response.raise_for_status()
                return response.json()
            except httpx.HTTPStatusError as error:
                tries.append((path, attempt, error.response.status_code))
        await asyncio.sleep(0.05 * 2 ** attempt)
    return None


async def main():
    began = time.perf_counter()
    doors = asyncio.Semaphore(2)
    async with httpx.AsyncClient(base_url=LAB) as client:
        paths = ['/status/503', '/json/posts/1', '/delay/100', '/status/429', '/delay/200']
        print(await asyncio.gather(*(fetch(client, doors, path) for path in paths)))
    print(sorted(tries))
    print(0.3 < time.perf_counter() - began < 1)


asyncio.run(main())
