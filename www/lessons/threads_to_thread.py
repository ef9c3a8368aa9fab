import asyncio
import time

def read(n):
    time.sleep(0.4)  # blocks the thread that calls it
    return n * n

async def heartbeat():
    while True:
        await asyncio.sleep(0.1)

async def main():
    beat = asyncio.create_task(heartbeat(), name="heartbeat")
    await asyncio.sleep(0.2)
    calls = [asyncio.to_thread(read, n) for n in range(1, 5)]
    print(await asyncio.gather(*calls))
    await asyncio.sleep(0.2)
    beat.cancel()

asyncio.run(main())
