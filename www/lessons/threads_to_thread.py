import asyncio
import time

def read(n):
    time.sleep(0.4)  # blocks its thread
    return n * n

async def heartbeat():
    while True:
        await asyncio.sleep(0.1)

async def main():
    beat = asyncio.create_task(heartbeat())
    await asyncio.sleep(0.2)
    calls = []
    for n in 1, 2, 3, 4:
        calls.append(asyncio.to_thread(read, n))
    print(await asyncio.gather(*calls))
    await asyncio.sleep(0.2)
    beat.cancel()

asyncio.run(main())
