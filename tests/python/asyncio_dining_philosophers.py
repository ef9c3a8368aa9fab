import asyncio


async def philosopher(n, forks, log):
    first, second = sorted((n, (n + 1) % len(forks)))
    for _ in range(2):
        async with forks[first], forks[second]:
            log.append(f"{n} eats")
            await asyncio.sleep(0)
        log.append(f"{n} thinks")
        await asyncio.sleep(0)


async def main():
    forks, log = [asyncio.Lock() for _ in range(3)], []
    await asyncio.gather(*(philosopher(n, forks, log) for n in range(3)))
    print(*log, sep="\n")


asyncio.run(main())
