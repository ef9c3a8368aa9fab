import asyncio

async def hello(name, seconds):
    await asyncio.sleep(seconds)
    print(f"hello, {name}")

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(hello("Ada", 0.3))
        group.create_task(hello("Grace", 0.2))

asyncio.run(main())
