import asyncio


async def fetch(sem, url, log):
    async with sem:
        log.append(f"start {url}")
        await asyncio.sleep(len(url) / 50)
        log.append(f"end {url}")
        return len(url)


async def main():
    sem, log = asyncio.Semaphore(2), []
    urls = ["a", "bbbb", "cc", "ddddddd", "eee"]
    print(await asyncio.gather(*(fetch(sem, u, log) for u in urls)))
    print(*log, sep="\n")


asyncio.run(main())
