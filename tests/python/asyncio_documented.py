import asyncio
import datetime
async def display_date():
    loop = asyncio.get_running_loop()
    end_time = loop.time() + 0.25
    n = 0
    while True:
        n += 1
        print("tick", n)
        if (loop.time() + 0.1) >= end_time:
            break
        await asyncio.sleep(0.1)
asyncio.run(display_date())
async def set_after(fut, delay, value):
    await asyncio.sleep(delay)
    fut.set_result(value)
async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.create_task(set_after(fut, 0.05, '... world'))
    print('hello ...')
    print(await fut)
asyncio.run(main())
async def factorial(name, number):
    f = 1
    for i in range(2, number + 1):
        print(f"Task {name}: Compute factorial({number}), currently i={i}...")
        await asyncio.sleep(0.05)
        f *= i
    print(f"Task {name}: factorial({number}) = {f}")
    return f
async def main2():
    print(await asyncio.gather(factorial("A", 2), factorial("B", 3), factorial("C", 4)))
asyncio.run(main2())
background_tasks = set()
async def some_coro(param): await asyncio.sleep(.01 * param); print("bg", param)
async def main3():
    for i in range(1, 4):
        task = asyncio.create_task(some_coro(param=i * 2))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(.1); print(len(background_tasks))
asyncio.run(main3())
async def nested(): return 42
async def main4():
    nested()
    print(await nested())
    print(await asyncio.create_task(nested()))
import warnings; warnings.simplefilter("ignore")
asyncio.run(main4())
