import asyncio


class Buffer:
    def __init__(self, size):
        self.items, self.size, self.changed = [], size, asyncio.Condition()

    async def put(self, x):
        async with self.changed:
            await self.changed.wait_for(lambda: len(self.items) < self.size)
            self.items.append(x)
            self.changed.notify_all()

    async def get(self):
        async with self.changed:
            await self.changed.wait_for(lambda: self.items)
            self.changed.notify_all()
            return self.items.pop(0)


async def main():
    b = Buffer(2)

    async def feed():
        for n in range(5):
            await b.put(n)
            print("put", n)

    async def drain():
        for _ in range(5):
            print("got", await b.get())

    await asyncio.gather(feed(), drain())


asyncio.run(main())
