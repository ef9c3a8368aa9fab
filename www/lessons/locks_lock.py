import asyncio

balance = 0

async def deposit(lock, amount):
    global balance
    async with lock:  # try it without
        before = balance
        await asyncio.sleep(0.2)  # others run
        balance = before + amount

async def main():
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for n in range(1, 7):
            job = deposit(lock, 10)
            group.create_task(job, name=f"job {n}")
    print("balance:", balance)

asyncio.run(main())
