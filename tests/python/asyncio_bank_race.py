import asyncio

balance = 100


async def unsafe(amount):
    global balance
    before = balance
    await asyncio.sleep(0)
    balance = before - amount


async def safe(lock, amount):
    async with lock:
        await unsafe(amount)


async def main():
    global balance
    await asyncio.gather(*(unsafe(10) for _ in range(5)))
    print("raced", balance)
    balance = 100
    lock = asyncio.Lock()
    await asyncio.gather(*(safe(lock, 10) for _ in range(5)))
    print("locked", balance)


asyncio.run(main())
