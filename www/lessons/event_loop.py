import asyncio
import time

async def player(name):
    for move in 1, 2, 3:
        time.sleep(0.1)  # has the thread
        print(f"{name}: move {move}")
        await asyncio.sleep(0)  # queues up again

async def main():
    for name in "Ada", "Bob", "Cleo":
        asyncio.create_task(player(name), name=name)
    print("three are in the queue, none has begun")
    await asyncio.sleep(0.5)
    print("0.5 s are over, and main had to queue, too")
    await asyncio.sleep(0.1)

asyncio.run(main())
