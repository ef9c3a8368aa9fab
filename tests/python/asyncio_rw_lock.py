import asyncio


async def reader(name, rw, log):
    async with rw.reading():
        log.append(f"+r{name}")
        await asyncio.sleep(0.01)
        log.append(f"-r{name}")


async def writer(name, rw, log):
    async with rw.writing():
        log.append(f"+w{name}")
        await asyncio.sleep(0.005)
        log.append(f"-w{name}")


from contextlib import asynccontextmanager


class RWLock:
    def __init__(self):
        self._cond = asyncio.Condition()
        self._readers = 0
        self._writer = False
        self._waiting_writers = 0

    @asynccontextmanager
    async def reading(self):
        async with self._cond:
            await self._cond.wait_for(lambda: not self._writer and not self._waiting_writers)
            self._readers += 1
        try:
            yield
        finally:
            async with self._cond:
                self._readers -= 1
                self._cond.notify_all()

    @asynccontextmanager
    async def writing(self):
        async with self._cond:
            self._waiting_writers += 1
            try:
                await self._cond.wait_for(lambda: not self._writer and not self._readers)
            finally:
                self._waiting_writers -= 1
            self._writer = True
        try:
            yield
        finally:
            async with self._cond:
                self._writer = False
                self._cond.notify_all()


async def main():
    rw, log = RWLock(), []
    async with asyncio.TaskGroup() as tg:
        for i in range(2):
            tg.create_task(reader(i, rw, log))
        tg.create_task(writer("A", rw, log))
        tg.create_task(reader(2, rw, log))
        await asyncio.sleep(0.012)
        tg.create_task(writer("B", rw, log))
    print(" ".join(log))
    print(rw._cond.locked(), rw._readers)


asyncio.run(main())
