# Who starts a thread waits until it has begun, so it runs first: until it waits.
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

seen = []


def work(name):
    seen.append(f"{name} begins")
    time.sleep(0.05)
    seen.append(f"{name} ends")


def tell():
    print(*seen, sep=" | ")
    seen.clear()


for n in range(3):
    thread = threading.Thread(target=work, args=(n,))
    thread.start()
    seen.append(f"started {n}")
    thread.join()
tell()

with ThreadPoolExecutor(2) as pool:
    for n in range(3):
        pool.submit(work, n)
        seen.append(f"submitted {n}")
    time.sleep(0.02)
    seen.append("slept")
    time.sleep(0.2)
tell()


async def other():
    seen.append("other")


async def main():
    task = asyncio.create_task(other())
    await asyncio.to_thread(work, "first")
    future = asyncio.get_running_loop().run_in_executor(None, work, "again")
    seen.append("there is a thread already")
    await future
    await task
    tell()


asyncio.run(main())
