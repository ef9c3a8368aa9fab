import asyncio
from collections import deque


class Channel:
    """A Go-like channel."""
    _closed_marker = object()

    def __init__(self, capacity=0):
        self.capacity = capacity
        self.buffer = deque()
        self.getters = deque()
        self.putters = deque()
        self.closed = False

    async def send(self, value):
        if self.closed:
            raise RuntimeError("send on closed channel")
        while self.getters:
            fut = self.getters.popleft()
            if not fut.done():
                fut.set_result(value)
                return
        if len(self.buffer) < self.capacity:
            self.buffer.append(value)
            return
        fut = asyncio.get_running_loop().create_future()
        self.putters.append((fut, value))
        await fut

    async def recv(self):
        if self.buffer:
            value = self.buffer.popleft()
            if self.putters:
                fut, v = self.putters.popleft()
                self.buffer.append(v)
                fut.set_result(None)
            return value
        if self.putters:
            fut, v = self.putters.popleft()
            fut.set_result(None)
            return v
        if self.closed:
            raise StopAsyncIteration
        fut = asyncio.get_running_loop().create_future()
        self.getters.append(fut)
        value = await fut
        if value is self._closed_marker:
            raise StopAsyncIteration
        return value

    def close(self):
        self.closed = True
        for fut in self.getters:
            fut.set_result(self._closed_marker)

    def __aiter__(self):
        return self

    __anext__ = recv


async def generate(ch, n):
    for i in range(2, n):
        await ch.send(i)
    ch.close()


async def prime_filter(src, dst, prime):
    async for n in src:
        if n % prime:
            await dst.send(n)
    dst.close()


async def main():
    ch = Channel()
    tasks = [asyncio.create_task(generate(ch, 50))]
    primes = []
    while True:
        try:
            prime = await ch.recv()
        except StopAsyncIteration:
            break
        primes.append(prime)
        nxt = Channel(1)
        tasks.append(asyncio.create_task(prime_filter(ch, nxt, prime)))
        ch = nxt
    await asyncio.gather(*tasks)
    print(primes)
    try:
        await ch.send(1)
    except RuntimeError as e:
        print(e)


asyncio.run(main())
