# Blocking requests in threads wait beside each other, and let others run.
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import requests

LAB = 'https://lab.test'


def timed(function, *args):
    began = time.perf_counter()
    found = function(*args)
    print(found, round(time.perf_counter() - began, 1))


def name(n):
    return requests.get(f'{LAB}/json/users/{n}?delay=300').json()['name']


def in_a_pool():
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(name, range(1, 9)))


def in_threads():
    names = {}
    threads = [threading.Thread(target=lambda n=n: names.update({n: name(n)})) for n in range(1, 5)]
    for thread in threads:
        thread.start()
    own = name(9)
    for thread in threads:
        thread.join()
    return sorted(names.items()), own


timed(in_a_pool)
timed(in_threads)
timed(name, 3)


async def main():
    ticks = 0

    async def tick():
        nonlocal ticks
        while True:
            await asyncio.sleep(0.05)
            ticks += 1
    ticker = asyncio.create_task(tick())
    began = time.perf_counter()
    print(await asyncio.gather(*(asyncio.to_thread(name, n) for n in range(1, 4))))
    print(round(time.perf_counter() - began, 1), ticks >= 4)
    before = ticks
    name(5)  # holds the loop
    print(ticks - before)
    await asyncio.sleep(0)
    try:
        await asyncio.to_thread(requests.get, f'{LAB}/delay/900', timeout=0.2)
    except requests.Timeout as error:
        print(type(error).__name__)
    response = await asyncio.to_thread(httpx.get, f'{LAB}/status/404')
    print(response)
    ticker.cancel()


asyncio.run(main())
