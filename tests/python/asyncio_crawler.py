import asyncio

NETWORK = {
    "/": ["/about", "/blog", "/missing"],
    "/about": ["/", "/team"],
    "/blog": ["/blog/1", "/blog/2", "/"],
    "/blog/1": ["/blog/2"],
    "/blog/2": ["/blog/1", "/team"],
    "/team": [],
}


class NotFound(Exception):
    pass


async def fetch(url):
    await asyncio.sleep(len(url) ** 2 / 300)
    if url not in NETWORK:
        raise NotFound(url)
    return NETWORK[url]


class Crawler:
    def __init__(self, workers):
        self.queue = asyncio.Queue()
        self.seen = set()
        self.errors = []
        self.workers = workers

    def add(self, url, depth):
        if url not in self.seen:
            self.seen.add(url)
            self.queue.put_nowait((url, depth))

    async def work(self, name):
        while True:
            url, depth = await self.queue.get()
            try:
                links = await fetch(url)
                print(f"{name} {'  ' * depth}{url} -> {len(links)}")
                for link in links:
                    self.add(link, depth + 1)
            except NotFound as error:
                self.errors.append(error)
                print(f"{name} {error!r}")
            finally:
                self.queue.task_done()

    async def crawl(self, url):
        self.add(url, 0)
        tasks = [asyncio.create_task(self.work(f"w{n}")) for n in range(self.workers)]
        await self.queue.join()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return sorted(self.seen)


crawler = Crawler(2)
print(asyncio.run(crawler.crawl("/")))
print(crawler.errors)
