import asyncio


class Memo:
    def __init__(self, function):
        self.function, self.tasks = function, {}

    async def __call__(self, key):
        if key not in self.tasks:
            self.tasks[key] = asyncio.create_task(self.function(key))
        return await asyncio.shield(self.tasks[key])


@Memo
async def fetch(key):
    print("fetching", key)
    await asyncio.sleep(0.01)
    return key.upper()


async def main():
    print(await asyncio.gather(fetch("a"), fetch("b"), fetch("a")))
    print(await fetch("a"))


asyncio.run(main())
