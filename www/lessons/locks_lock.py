import asyncio

balance = 0

async def deposit(lock, amount):
    global balance
    async with lock:  # without it, deposits get lost
        before = balance
        await asyncio.sleep(0.2)  # here others can run
        balance = before + amount

async def main():
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for n in range(1, 7):
            group.create_task(deposit(lock, 10), name=f"job {n}")
    print("balance:", balance)

asyncio.run(main())
