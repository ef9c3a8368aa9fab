# Processes: what they are given and give back are copies.
import asyncio
import functools
import multiprocessing
import os
import queue
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing.pool import ThreadPool


def square(n):
    return n * n


def grow(items):
    items.append(len(items))
    return items


def slow(n):
    time.sleep(n / 100)
    return n


def fail(n):
    raise ValueError(f"no {n}")


def pair(a, b):
    return a + b


def fill(box, n):
    for i in range(n):
        box.put(i)
    box.put(None)


def add(total, lock, n):
    for _ in range(n):
        with lock:
            total.value += 1


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        print(await asyncio.gather(*[loop.run_in_executor(pool, functools.partial(square, n)) for n in range(4)]))
        done = [await each for each in asyncio.as_completed([loop.run_in_executor(pool, slow, n) for n in (9, 2)])]
        print(done)
        try:
            await loop.run_in_executor(pool, fail, 3)
        except ValueError as error:
            print("failed:", error)


if __name__ == "__main__":
    asyncio.run(main())
    with ProcessPoolExecutor(max_workers=3) as pool:
        print(list(pool.map(square, range(5), chunksize=2)))
        mine = [1]
        print(pool.submit(grow, mine).result(), mine)
        futures = {pool.submit(slow, n): n for n in (10, 1)}
        print([futures[each] for each in as_completed(futures)])
        print(pool.submit(os.getpid).result() != os.getpid())
        try:
            pool.submit(lambda: 1).result()
        except Exception as error:
            print(type(error).__name__)

    process = multiprocessing.Process(target=square, args=(1,), name="one")
    print(process.name, process.is_alive(), process.exitcode)
    process.start()
    process.join()
    print(process.is_alive(), process.exitcode, process.pid != os.getpid())
    print(multiprocessing.current_process().name)

    box = multiprocessing.Queue()
    filler = multiprocessing.Process(target=fill, args=(box, 3))
    filler.start()
    print(list(iter(box.get, None)))
    filler.join()
    try:
        box.get(timeout=0.01)
    except queue.Empty:
        print("empty")

    total, lock = multiprocessing.Value("i", 0), multiprocessing.Lock()
    adders = [multiprocessing.Process(target=add, args=(total, lock, 50)) for _ in range(3)]
    for each in adders:
        each.start()
    for each in adders:
        each.join()
    print(total.value)

    with multiprocessing.Pool(2) as pool:
        print(pool.map(square, range(4)), pool.starmap(pair, [(1, 2), (3, 4)]), pool.apply(pair, (5, 6)))
        later = pool.apply_async(square, (7,))
        print(later.get(), later.successful(), list(pool.imap(square, [1, 2])), sorted(pool.imap_unordered(square, [3, 4])))
        try:
            pool.map(fail, [1])
        except ValueError as error:
            print("failed:", error)
    with ThreadPool(2) as pool:
        print(pool.map(square, [5, 6]))
    here, there = multiprocessing.Pipe()
    here.send({"a": [1]})
    print(there.poll(), there.recv())
    with multiprocessing.Manager() as manager:
        shared = manager.dict()
        shared["x"] = manager.list([1, 2])
        print(list(shared["x"]))
