import asyncio


class RWLock:
    def __init__(self):
        self.cond, self.readers, self.writing = asyncio.Condition(), 0, False

    async def read(self):
        async with self.cond:
            await self.cond.wait_for(lambda: not self.writing)
            self.readers += 1

    async def done_reading(self):
        async with self.cond:
            self.readers -= 1
            self.cond.notify_all()

    async def write(self):
        async with self.cond:
            await self.cond.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True

    async def done_writing(self):
        async with self.cond:
            self.writing = False
            self.cond.notify_all()


async def reader(lock, n):
    await lock.read()
    print("reading", n, lock.readers)
    await asyncio.sleep(0)
    await lock.done_reading()
    print("read", n)


async def writer(lock, n):
    await lock.write()
    print("writing", n)
    await asyncio.sleep(0)
    await lock.done_writing()
    print("wrote", n)


async def main():
    lock = RWLock()
    await asyncio.gather(reader(lock, 1), writer(lock, 1), reader(lock, 2), writer(lock, 2), reader(lock, 3))


asyncio.run(main())
