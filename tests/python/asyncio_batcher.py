import asyncio


class Batcher:
    def __init__(self, size):
        self.size, self.waiting = size, []

    async def load(self, key):
        future = asyncio.get_running_loop().create_future()
        self.waiting.append((key, future))
        if len(self.waiting) == 1:
            asyncio.get_running_loop().call_soon(self.flush)
        return await future

    def flush(self):
        batch, self.waiting = self.waiting, []
        print("batch", [k for k, _ in batch])
        for key, future in batch:
            if key < 0:
                future.set_exception(ValueError(key))
            else:
                future.set_result(key * 10)


async def main():
    b = Batcher(3)
    print(await asyncio.gather(*(b.load(k) for k in (1, 2, -3)), return_exceptions=True))
    print(await b.load(5))


asyncio.run(main())
