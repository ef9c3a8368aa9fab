import asyncio
from pathlib import Path
import aiofiles

Path("big.log").write_bytes(b"x" * 20_000_000)

async def read(n):
    async with aiofiles.open("big.log", "rb") as file:
        return len(await file.read())  # a thread of the pool does

async def heartbeat():
    while True:
        await asyncio.sleep(0.05)

async def main():
    beat = asyncio.create_task(heartbeat())
    await asyncio.sleep(0.1)
    sizes = await asyncio.gather(*(read(n) for n in range(4)))
    print(sum(sizes), "bytes")
    beat.cancel()

asyncio.run(main())
