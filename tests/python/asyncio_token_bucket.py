import asyncio


class TokenBucket:
    def __init__(self, rate, capacity):
        self.rate, self.capacity = rate, capacity
        self.tokens = capacity
        self.condition = asyncio.Condition()

    async def refill(self):
        while True:
            await asyncio.sleep(self.rate)
            async with self.condition:
                self.tokens = min(self.capacity, self.tokens + 1)
                self.condition.notify()

    async def take(self):
        async with self.condition:
            await self.condition.wait_for(lambda: self.tokens > 0)
            self.tokens -= 1


async def main():
    bucket = TokenBucket(0.01, 2)
    refill = asyncio.create_task(bucket.refill())

    async def request(n):
        await bucket.take()
        print("request", n, "tokens left", bucket.tokens)

    await asyncio.gather(*(request(n) for n in range(6)))
    refill.cancel()
    await asyncio.wait([refill])
    print(refill.cancelled())


asyncio.run(main())
