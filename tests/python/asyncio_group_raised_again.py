import asyncio
import sys
import traceback


async def divide(a, b):
    await asyncio.sleep(0)
    return a / b


async def compute(values):
    results = []
    for v in values:
        results.append(await divide(10, v))
    return results


async def worker(name, q):
    while not q.empty():
        values = await q.get()
        print(name, await compute(values), flush=True)


async def main():
    q = asyncio.Queue()
    for item in ([1, 2], [5], [4, 0], [1]):
        q.put_nowait(item)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(worker("w1", q))
        tg.create_task(worker("w2", q))


try:
    asyncio.run(main())
except ExceptionGroup as eg:
    print(eg.exceptions, file=sys.stdout)
    try:
        raise eg.exceptions[0]
    except ZeroDivisionError as again:
        # Once as a part of the group, once as itself.
        print("".join(traceback.format_exception(again)).count("division by zero"))
