# The work that `cargo xtask bench` measures in Python: by us, by Pyodide, and by python3 where there is one.
import asyncio
import time


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def loops():
    total = 0
    for i in range(300):
        for j in range(300):
            total += i * j
    return total


def strings():
    text = ""
    for i in range(20000):
        text += str(i)
    return len(text)


def dicts():
    counts = {}
    for i in range(20000):
        counts[i % 500] = counts.get(i % 500, 0) + i
    return len(counts)


def lists():
    items = []
    for i in range(20000):
        items.append(i * 2)
    items.sort(reverse=True)
    return sum(x for x in items if x % 3 == 0)


async def sleeps():
    await asyncio.gather(*(asyncio.sleep(0.01) for _ in range(10000)))


async def yields():
    async def one():
        for _ in range(10):
            await asyncio.sleep(0)
    await asyncio.gather(*(one() for _ in range(1000)))


def report(name, began):
    print(name, (time.perf_counter() - began) * 1000)


async def main():
    for name, work in ("fib(22)", lambda: fib(22)), ("nested loops", loops), ("string building", strings), \
            ("dict work", dicts), ("list work", lists):
        began = time.perf_counter()
        work()
        report(name, began)
    for name, work in ("gather of 10000 sleeps of 10 ms", sleeps), ("1000 tasks × 10 sleep(0)", yields):
        began = time.perf_counter()
        await work()
        report(name, began)
