import asyncio
from collections import defaultdict
from contextlib import asynccontextmanager


class Hub:
    def __init__(self):
        self.topics = defaultdict(list)

    @asynccontextmanager
    async def subscribe(self, topic):
        queue = asyncio.Queue()
        self.topics[topic].append(queue)
        try:
            yield queue
        finally:
            self.topics[topic].remove(queue)

    async def publish(self, topic, message):
        for queue in self.topics[topic]:
            await queue.put(message)
        return len(self.topics[topic])


async def subscriber(hub, name, topic, limit):
    async with hub.subscribe(topic) as queue:
        for _ in range(limit):
            print(f"{name} <- {topic}: {await queue.get()}")
    print(f"{name} unsubscribed")


async def main():
    hub = Hub()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(subscriber(hub, "s1", "news", 2))
        tg.create_task(subscriber(hub, "s2", "news", 3))
        tg.create_task(subscriber(hub, "s3", "sport", 1))
        await asyncio.sleep(0)
        for n in range(3):
            print("published to", await hub.publish("news", n))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        print("published to", await hub.publish("sport", "goal"))
    print({t: len(q) for t, q in hub.topics.items()})


asyncio.run(main())
