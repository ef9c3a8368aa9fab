import asyncio


async def wait(condition, name):
    async with condition:
        try:
            await condition.wait()
            print(name, "woken")
        except asyncio.CancelledError:
            print(name, "cancelled, holding", condition.locked())
            raise


async def main():
    condition = asyncio.Condition()
    a, b, c = [asyncio.create_task(wait(condition, n)) for n in "abc"]
    await asyncio.sleep(0)
    b.cancel()
    await asyncio.sleep(0)
    async with condition:
        condition.notify(1)
    await asyncio.sleep(0.01)
    print(a.done(), b.cancelled(), c.done())
    async with condition:
        condition.notify_all()
    await asyncio.gather(a, b, c, return_exceptions=True)
    for method in (condition.notify, condition.notify_all):
        try:
            method()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
