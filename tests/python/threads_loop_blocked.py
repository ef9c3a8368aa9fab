# What blocks in another thread's loop holds that loop, and not this one.
import asyncio
import queue
import threading
import time

out = queue.Queue()


async def blocks():
    out.put("background: begins to block")
    time.sleep(0.2)
    out.put("background: blocked")


async def starved():
    out.put("background: starved task runs")


async def computes():
    end = time.perf_counter() + 0.05
    n = 0
    while time.perf_counter() < end:
        n += 1
    out.put("background: computed")
    return n > 0


def background(loop):
    asyncio.set_event_loop(loop)
    loop.run_forever()


async def main():
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=background, args=(loop,))
    thread.start()
    one = asyncio.run_coroutine_threadsafe(blocks(), loop)
    two = asyncio.run_coroutine_threadsafe(starved(), loop)
    for n in range(3):
        await asyncio.sleep(0.05)
        out.put(f"main: {n}")
    await asyncio.gather(asyncio.wrap_future(one), asyncio.wrap_future(two))
    print(await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(computes(), loop)))
    loop.call_soon_threadsafe(loop.stop)
    await asyncio.to_thread(thread.join)
    loop.close()

asyncio.run(main())
while not out.empty():
    print(out.get())
