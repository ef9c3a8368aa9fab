# An event loop in a thread of its own, asked from the main thread, which blocks for the answers.
import asyncio
import threading
import time
from concurrent.futures import TimeoutError as FutureTimeout


class Background:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._run, name="background", daemon=True)
        self.thread.start()

    def _run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()
        print("loop stopped in", threading.current_thread().name)

    def call(self, coro, timeout=None):
        return asyncio.run_coroutine_threadsafe(coro, self.loop).result(timeout)

    def close(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


async def fetch(name, delay):
    print(f"{name}: in {threading.current_thread().name}")
    await asyncio.sleep(delay)
    return f"{name} after {delay}"


async def fails():
    await asyncio.sleep(0.01)
    raise ValueError("no such page")


async def cancellable():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled inside")
        raise


background = Background()
print(background.call(fetch("a", 0.02)))
futures = [asyncio.run_coroutine_threadsafe(fetch(name, delay), background.loop)
           for name, delay in [("slow", 0.3), ("fast", 0.1)]]
began = time.perf_counter()
print([future.result() for future in futures])
print("took about 0.3 s:", 0.28 < time.perf_counter() - began < 0.6)
try:
    background.call(fails())
except ValueError as error:
    print("ValueError:", error)
future = asyncio.run_coroutine_threadsafe(cancellable(), background.loop)
try:
    future.result(timeout=0.05)
except FutureTimeout:
    print("timed out, cancel:", future.cancel())
time.sleep(0.05)
print(future.cancelled())
background.loop.call_soon_threadsafe(print, "called soon")
time.sleep(0.02)
print(background.loop.is_running())
background.close()
print(background.loop.is_running(), background.loop.is_closed(), background.thread.is_alive())
