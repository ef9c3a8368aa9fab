import asyncio
import time

async def job(n):
    print(f"job {n} starts")
    time.sleep(0.4)
    print(f"job {n} done")

async def main():
    async with asyncio.TaskGroup() as group:
        for n in range(1, 7):
            group.create_task(job(n), name=f"job {n}")

asyncio.run(main())
