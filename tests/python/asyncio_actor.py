import asyncio


class Actor:
    def __init__(self):
        self.inbox = asyncio.Queue()
        self.total = 0

    async def run(self):
        while True:
            kind, value, reply = await self.inbox.get()
            match kind:
                case "add":
                    self.total += value
                case "get":
                    reply.set_result(self.total)
                case "stop":
                    print("actor stops")
                    return self.total

    async def ask(self, kind):
        reply = asyncio.get_running_loop().create_future()
        await self.inbox.put((kind, None, reply))
        return await reply


async def main():
    actor = Actor()
    task = asyncio.create_task(actor.run())
    for n in (1, 2, 3):
        actor.inbox.put_nowait(("add", n, None))
    print(await actor.ask("get"))
    await actor.inbox.put(("stop", None, None))
    print(await task)


asyncio.run(main())
