import asyncio

tick = 0


def show(*what):
    print(tick, *what)


async def clock(n):
    global tick
    for _ in range(n):
        tick += 1
        await asyncio.sleep(0)


async def locker(lock, name):
    show(name, "wants")
    async with lock:
        show(name, "has")
        await asyncio.sleep(0)
        show(name, "leaves")


async def eventer(event, queue):
    await event.wait()
    show("event seen")
    await queue.put("item")
    show("put")


async def main():
    lock, event, queue = asyncio.Lock(), asyncio.Event(), asyncio.Queue(1)
    tasks = [asyncio.create_task(t) for t in (
        clock(12), locker(lock, "x"), locker(lock, "y"), eventer(event, queue), locker(lock, "z"))]
    await asyncio.sleep(0)
    show("set")
    event.set()
    show("main got", await queue.get())
    await asyncio.gather(*tasks)
    show("end")


asyncio.run(main())
