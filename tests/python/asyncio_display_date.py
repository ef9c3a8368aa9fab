import asyncio


async def display(ticks):
    loop = asyncio.get_running_loop()
    end = loop.time() + ticks * 0.01 - 0.001
    count = 0
    while True:
        count += 1
        print("tick", count)
        if loop.time() + 0.01 >= end:
            break
        await asyncio.sleep(0.01)


asyncio.run(display(4))
