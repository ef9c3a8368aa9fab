# One page of many is slow: what gather, a timeout and a group make of it.
import asyncio
import time
import aiohttp

LAB = 'https://lab.test'


async def page(session, n):
    async with session.get(f'{LAB}/pages/{n}', params={'delay': 1500 if n == 5 else 100}) as response:
        return len(await response.text())


async def main():
    async with aiohttp.ClientSession() as session:
        began = time.perf_counter()
        print(await asyncio.gather(*(page(session, n) for n in range(1, 9))))
        print(round(time.perf_counter() - began, 1))
        began = time.perf_counter()
        try:
            async with asyncio.timeout(0.4):
                async with asyncio.TaskGroup() as group:
                    tasks = [group.create_task(page(session, n)) for n in range(1, 9)]
        except TimeoutError:
            print('cancelled:', [n for n, task in enumerate(tasks, 1) if task.cancelled()])
        print(round(time.perf_counter() - began, 1))
        done, late = await asyncio.wait([asyncio.create_task(page(session, n)) for n in range(1, 9)], timeout=0.4)
        print(len(done), len(late))
        for task in late:
            task.cancel()


asyncio.run(main())
