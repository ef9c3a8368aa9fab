import asyncio


async def consumer(condition, items, name):
    async with condition:
        await condition.wait_for(lambda: items)
        print(name, "took", items.pop(0))


async def main():
    condition = asyncio.Condition()
    items = []
    tasks = [asyncio.create_task(consumer(condition, items, n)) for n in "abc"]
    await asyncio.sleep(0)
    async with condition:
        items.append(1)
        condition.notify()
    await asyncio.sleep(0.01)
    async with condition:
        items.extend([2, 3])
        condition.notify_all()
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print("RuntimeError:", error)


asyncio.run(main())
