import asyncio


async def main():
    lock = asyncio.Lock()
    order = []

    async def grab(name):
        await lock.acquire()
        order.append(name)
        lock.release()

    await lock.acquire()
    tasks = [asyncio.create_task(grab(i)) for i in range(3)]
    await asyncio.sleep(0)
    lock.release()
    await grab("main")
    print(order)
    await asyncio.gather(*tasks)
    print(order)


asyncio.run(main())
