# Where a task stands, while it runs; futures and tasks without a loop; a wait that only looks at the clock.
import asyncio
import time


def line(shown):
    return shown.split("coro=<")[1].split("() ")[0], shown.split(".py:")[1].split(">")[0]


async def inner():
    task = asyncio.current_task()
    print(line(repr(task)), line(str(task)), line(f"{task}"))
    return [frame.f_lineno for frame in task.get_stack()][-1:]


async def main():
    task = asyncio.current_task()
    print(line(repr(task)))
    print(task.get_coro().cr_frame.f_lineno)
    print(
        line(f"{task!r}"))
    await asyncio.create_task(inner())
    print(await inner())
    until = time.monotonic() + 0.01
    turns = 0
    while time.monotonic() < until:
        await asyncio.sleep(0)
        turns += 1
    print(turns > 3)
    end = time.perf_counter() + 0.01
    while time.perf_counter() < end:
        pass
    begun = time.perf_counter()
    print(time.perf_counter() > begun)

    async def tick():
        while True:
            ticks.append(1)
            await asyncio.sleep(0.02)

    # What is repeated falls behind what is awaited once.
    ticks = []
    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0.1)
    print(len(ticks))
    ticking.cancel()


asyncio.run(main())
try:
    asyncio.Future()
except RuntimeError as error:
    print(error)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
future = asyncio.Future()
print(future)
future.set_result(1)
print(loop.run_until_complete(future))
loop.close()
