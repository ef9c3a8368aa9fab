import asyncio

async def brew(drink, seconds):
    print(f"{drink}: begun")
    await asyncio.sleep(seconds)
    print(f"{drink}: ready")
    return drink

async def main():
    tea = brew("tea", 0.6)  # a coroutine: nothing runs
    coffee = asyncio.create_task(brew("coffee", 0.8))
    print("nothing has begun")

    await asyncio.sleep(0.4)  # now coffee begins
    print("main has", await tea)  # runs in main
    print("main has", await coffee)  # was ready

asyncio.run(main())
