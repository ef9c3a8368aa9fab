import asyncio


class Breaker:
    def __init__(self, limit):
        self.limit, self.failures, self.open = limit, 0, False

    async def call(self, function, *args):
        if self.open:
            raise RuntimeError("open")
        try:
            result = await function(*args)
        except Exception:
            self.failures += 1
            if self.failures >= self.limit:
                self.open = True
                asyncio.get_running_loop().call_later(0.05, self.reset)
            raise
        self.failures = 0
        return result

    def reset(self):
        print("half open")
        self.open, self.failures = False, 0


async def service(n):
    await asyncio.sleep(0)
    if n % 3:
        raise OSError(n)
    return n


async def main():
    breaker = Breaker(2)
    for n in range(6):
        try:
            print("ok", await breaker.call(service, n))
        except (OSError, RuntimeError) as error:
            print(n, repr(error))
    await asyncio.sleep(0.1)
    print(await breaker.call(service, 9))


asyncio.run(main())
