import asyncio
import threading


async def double(n):
    await asyncio.sleep(0)
    return n * 2


def thread(loop, results, stop):
    future = asyncio.run_coroutine_threadsafe(double(21), loop)
    results.append(future.result(5))
    loop.call_soon_threadsafe(stop.set)


async def main():
    results, stop = [], asyncio.Event()
    t = threading.Thread(target=thread, args=(asyncio.get_running_loop(), results, stop))
    t.start()
    await stop.wait()
    t.join()
    print(results)


asyncio.run(main())


