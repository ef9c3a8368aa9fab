# A crawl of the linked site, by workers with a queue.
import asyncio
import re
from urllib.parse import urljoin

import aiohttp

seen = {'https://lab.test/pages/'}
titles = {}


async def worker(session, queue):
    while True:
        url = await queue.get()
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                html = await response.text()
            titles[url] = re.search('<title>(.*?)</title>', html).group(1)
            for link in re.findall('href="(.*?)"', html):
                link = urljoin(url, link)
                if link not in seen:
                    seen.add(link)
                    queue.put_nowait(link)
        finally:
            queue.task_done()


async def main():
    queue = asyncio.Queue()
    queue.put_nowait('https://lab.test/pages/')
    async with aiohttp.ClientSession() as session:
        workers = [asyncio.create_task(worker(session, queue)) for _ in range(5)]
        await queue.join()
        for task in workers:
            task.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    print(len(titles))
    for url in sorted(titles):
        print(url, titles[url])


asyncio.run(main())
