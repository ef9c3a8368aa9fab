import asyncio


class Pool:
    def __init__(self, size):
        self.sem, self.active, self.peak = asyncio.Semaphore(size), 0, 0

    async def run(self, coro):
        async with self.sem:
            self.active += 1
            self.peak = max(self.peak, self.active)
            try:
                return await coro
            finally:
                self.active -= 1


async def work(n):
    await asyncio.sleep(0)
    return n * n


async def main():
    pool = Pool(3)
    print(await asyncio.gather(*(pool.run(work(n)) for n in range(10))), pool.peak, pool.active)


asyncio.run(main())
