import asyncio


async def fetch(n, limit, active, peak):
    async with limit:
        active.add(n)
        peak.append(len(active))
        await asyncio.sleep(0.01 * (n % 3 + 1))
        active.discard(n)
        return n * n


async def main():
    limit = asyncio.Semaphore(3)
    active, peak = set(), []
    results = await asyncio.gather(*(fetch(n, limit, active, peak) for n in range(10)))
    print(results, max(peak))


asyncio.run(main())
