import asyncio


async def work(n):
    await asyncio.sleep(n / 100)
    if n == 2:
        raise ValueError(n)
    return n


async def main():
    for future in asyncio.as_completed([work(3), work(1), work(2)]):
        try:
            print(await future)
        except ValueError as error:
            print("error", error)
    tasks = [asyncio.create_task(work(n), name=f"t{n}") for n in (4, 1)]
    async for task in asyncio.as_completed(tasks):
        print(task.get_name(), task in tasks, await task)
    try:
        for future in asyncio.as_completed([work(1), work(50)], timeout=0.03):
            print(await future)
    except TimeoutError:
        print("timeout")


asyncio.run(main())
