import asyncio


async def waiter(event, name):
    print(name, "waits")
    print(name, await event.wait())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, n)) for n in "ab"]
    await asyncio.sleep(0.01)
    print(event.is_set())
    event.set()
    print("set")
    await asyncio.gather(*tasks)
    print(await event.wait())
    event.clear()
    print(event.is_set())
    try:
        await asyncio.wait_for(event.wait(), 0.01)
    except TimeoutError:
        print("timeout")


asyncio.run(main())
