import asyncio


class Room:
    def __init__(self):
        self.members = {}
        self.log = []

    def join(self, name):
        self.members[name] = asyncio.Queue()
        self.say("*", f"{name} joined")
        return self.members[name]

    def leave(self, name):
        del self.members[name]
        self.say("*", f"{name} left")

    def say(self, sender, text):
        self.log.append(f"<{sender}> {text}")
        for name, inbox in self.members.items():
            if name != sender:
                inbox.put_nowait((sender, text))


async def client(room, name, lines, delay):
    inbox = room.join(name)
    reader = asyncio.create_task(read(name, inbox))
    for line in lines:
        await asyncio.sleep(delay)
        room.say(name, line)
    room.leave(name)
    reader.cancel()
    try:
        await reader
    except asyncio.CancelledError:
        print(f"{name}'s reader ended")


async def read(name, inbox):
    while True:
        sender, text = await inbox.get()
        print(f"[{name}] {sender}: {text}")


async def main():
    room = Room()
    async with asyncio.TaskGroup() as group:
        group.create_task(client(room, "ann", ["hi", "how are you?"], 0.2))
        group.create_task(client(room, "bob", ["hello", "fine", "bye"], 0.15))
    print(*room.log, sep="\n")


asyncio.run(main())
