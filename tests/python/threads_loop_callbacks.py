# Callbacks that block hold the loop that they are on, which here is a thread's; one of them waits for the other loop.
import asyncio
import threading
import time


async def main():
    mine, other = asyncio.get_running_loop(), asyncio.new_event_loop()
    thread = threading.Thread(target=other.run_forever)
    thread.start()

    async def answer(what):
        await asyncio.sleep(0.05)
        return what

    async def asks():
        return asyncio.run_coroutine_threadsafe(answer("asked from a task"), mine).result()

    def callback(n):
        print("callback", n, asyncio.run_coroutine_threadsafe(answer("asked from a callback"), mine).result(1))

    def slow():
        print("slow begins", threading.current_thread() is thread)
        time.sleep(0.1)
        print("slow ends")
        raise ValueError("after the sleep")

    other.set_exception_handler(lambda loop, context: print("handler:", repr(context["exception"])))
    print(await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(asks(), other)))
    other.call_soon_threadsafe(callback, 1)
    await asyncio.sleep(0.2)
    other.call_soon_threadsafe(slow)
    other.call_soon_threadsafe(print, "after slow")
    for n in range(3):
        await asyncio.sleep(0.04)
        print("main", n)
    other.call_soon_threadsafe(time.sleep, 0.05)
    other.call_soon_threadsafe(other.stop)
    await asyncio.to_thread(thread.join)
    print(other.is_running(), thread.is_alive())
    other.close()

asyncio.run(main())
