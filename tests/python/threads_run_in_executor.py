import asyncio
from concurrent.futures import ThreadPoolExecutor


def cpu_bound():
    return sum(i * i for i in range(1000))


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, cpu_bound))
    with ThreadPoolExecutor(2) as pool:
        print(await loop.run_in_executor(pool, cpu_bound))
        futures = [loop.run_in_executor(pool, pow, 2, n) for n in range(5)]
        print(await asyncio.gather(*futures))
        done, pending = await asyncio.wait([loop.run_in_executor(pool, len, "abc")])
        print([f.result() for f in done], pending)
        wrapped = asyncio.wrap_future(pool.submit(max, 1, 5))
        print(await wrapped)


asyncio.run(main())
