import asyncio


async def display(ticks):
    loop = asyncio.get_running_loop()
    end = loop.time() + ticks * 0.05 - 0.025
    count = 0
    while True:
        count += 1
        print("tick", count)
        if loop.time() + 0.05 >= end:
            break
        await asyncio.sleep(0.05)


asyncio.run(display(4))
