import asyncio


async def line(name, count, delay):
    for i in range(count):
        print(name, i)
        await asyncio.sleep(delay)


async def main():
    await asyncio.gather(line("fast", 4, 0.02), line("slow", 2, 0.05))


asyncio.run(main())
