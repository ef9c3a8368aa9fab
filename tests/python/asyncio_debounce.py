import asyncio


class Debounce:
    def __init__(self, delay, function):
        self.delay, self.function, self.handle = delay, function, None

    def __call__(self, *args):
        if self.handle:
            self.handle.cancel()
        self.handle = asyncio.get_running_loop().call_later(self.delay, self.function, *args)


async def main():
    d = Debounce(0.05, lambda x: print("fired", x))
    for n in range(4):
        d(n)
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)
    d("last")
    await asyncio.sleep(0.1)


asyncio.run(main())
