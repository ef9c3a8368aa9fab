import asyncio
from collections import deque


class Window:
    def __init__(self, limit, period):
        self.limit, self.period = limit, period
        self.calls = deque()
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        async with self.lock:
            loop = asyncio.get_running_loop()
            while len(self.calls) >= self.limit:
                rest = self.calls[0] + self.period - loop.time()
                if rest <= 0:
                    self.calls.popleft()
                else:
                    await asyncio.sleep(rest)
            self.calls.append(loop.time())

    async def __aexit__(self, *exc):
        return False


async def main():
    window = Window(2, 0.05)
    starts = []
    loop = asyncio.get_running_loop()
    begin = loop.time()

    async def call(n):
        async with window:
            starts.append((n, int((loop.time() - begin) / 0.05 + 0.1)))

    await asyncio.gather(*map(call, range(7)))
    print(starts)


asyncio.run(main())
