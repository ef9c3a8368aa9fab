import asyncio

background = set()


async def job(n):
    await asyncio.sleep(n / 100)
    print("job", n)
    if n == 2:
        raise ValueError("job 2")


def finished(task):
    background.discard(task)
    if not task.cancelled() and task.exception():
        print("failed", repr(task.exception()))


async def main():
    for n in (3, 1, 2, 50):
        task = asyncio.create_task(job(n))
        background.add(task)
        task.add_done_callback(finished)
    await asyncio.sleep(0.1)
    print(len(background))


asyncio.run(main())
print(len(background))
