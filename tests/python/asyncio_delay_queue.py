import asyncio
import heapq
import itertools


class DelayQueue:
    def __init__(self):
        self._heap = []
        self._counter = itertools.count()
        self._wakeup = asyncio.Event()

    def put(self, item, delay):
        when = asyncio.get_running_loop().time() + delay
        heapq.heappush(self._heap, (when, next(self._counter), item))
        self._wakeup.set()

    async def get(self):
        loop = asyncio.get_running_loop()
        while True:
            if self._heap:
                when = self._heap[0][0]
                timeout = when - loop.time()
                if timeout <= 0:
                    return heapq.heappop(self._heap)[2]
            else:
                timeout = None
            self._wakeup.clear()
            try:
                await asyncio.wait_for(self._wakeup.wait(), timeout)
            except asyncio.TimeoutError:
                pass

    def __aiter__(self):
        return self

    async def __anext__(self):
        return await self.get()

    def __len__(self):
        return len(self._heap)


async def main():
    q = DelayQueue()
    q.put("slow", 0.06)
    q.put("fast", 0.01)
    q.put("medium", 0.03)
    asyncio.get_running_loop().call_later(0.02, q.put, "surprise", 0.001)
    seen = []
    async for item in q:
        seen.append(item)
        if len(seen) == 4:
            break
    print(seen, len(q))
    waiter = asyncio.create_task(q.get())
    await asyncio.sleep(0.01)
    print(str(waiter).replace(waiter.get_name(), "it"))
    waiter.cancel()
    try:
        await waiter
    except asyncio.CancelledError:
        print("cancelled", waiter.cancelled())
    print(str(waiter).replace(waiter.get_name(), "it"))


asyncio.run(main())
