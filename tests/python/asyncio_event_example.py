import asyncio


async def waiter(event, name):
    print(name, "waiting for it ...")
    await event.wait()
    print(name, "... got it!")


async def main():
    event = asyncio.Event()
    waiters = [asyncio.create_task(waiter(event, n)) for n in "abc"]
    await asyncio.sleep(1)
    print(event.is_set())
    event.set()
    event.clear()
    await asyncio.sleep(0)
    print("after one turn", [w.done() for w in waiters])
    await asyncio.gather(*waiters)
    print(event.is_set())


asyncio.run(main())
