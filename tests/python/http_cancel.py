# A cancelled request is over at once, whichever way it is cancelled.
import asyncio
import time
import aiohttp
import httpx

LAB = 'https://lab.test'


async def fetch(session, millis):
    try:
        async with session.get(f'{LAB}/delay/{millis}') as response:
            return await response.json()
    except asyncio.CancelledError:
        print('cancelled', millis)
        raise


async def main():
    began = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(fetch(session, 5000))
        await asyncio.sleep(0.1)
        task.cancel()
        print(await asyncio.gather(task, return_exceptions=True))
        try:
            async with asyncio.timeout(0.1):
                await fetch(session, 5001)
        except TimeoutError:
            print('timeout')
        try:
            await asyncio.wait_for(fetch(session, 5002), 0.1)
        except TimeoutError:
            print('wait_for')
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fetch(session, 5003))
                await asyncio.sleep(0.1)
                raise ValueError('enough')
        except* ValueError as errors:
            print(errors.exceptions)
        done, pending = await asyncio.wait([asyncio.create_task(fetch(session, n)) for n in (100, 5004)],
                                           return_when=asyncio.FIRST_COMPLETED)
        print([task.result() for task in done], len(pending))
        for task in pending:
            task.cancel()
        await asyncio.wait(pending)
    async with httpx.AsyncClient() as client:
        try:
            await asyncio.wait_for(client.get(f'{LAB}/delay/5000'), 0.1)
        except TimeoutError:
            print('httpx too')
    print(time.perf_counter() - began < 2)


asyncio.run(main())
