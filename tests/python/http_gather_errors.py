# What gather and TaskGroup make of requests that fail.
import asyncio
import aiohttp

LAB = 'https://lab.test'
PATHS = ['/json/users/1', '/status/500', '/json/users/2', '/status/404', '/delay/900']


async def get(session, path):
    async with session.get(LAB + path) as response:
        response.raise_for_status()
        return await response.json()


async def main():
    timeout = aiohttp.ClientTimeout(total=0.3)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        for found in await asyncio.gather(*(get(session, path) for path in PATHS), return_exceptions=True):
            print(type(found).__name__, found)
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(get(session, path)) for path in [PATHS[1], PATHS[4]]]
        except* aiohttp.ClientResponseError as errors:
            print([error.status for error in errors.exceptions], [task.cancelled() for task in tasks])
        for coro in asyncio.as_completed([get(session, f'/delay/{n}') for n in (200, 50, 120)]):
            print(await coro)


asyncio.run(main())
