import asyncio


async def mirror(name, delay, fail=False):
    try:
        await asyncio.sleep(delay / 100)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    if fail:
        raise ConnectionError(name)
    return name


async def fastest(*coros):
    pending = {asyncio.create_task(c) for c in coros}
    errors = []
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if error := task.exception():
                errors.append(error)
            else:
                for other in pending:
                    other.cancel()
                await asyncio.gather(*pending, return_exceptions=True)
                return task.result(), errors
    raise ExceptionGroup("all failed", errors)


async def main():
    print(await fastest(mirror("a", 3), mirror("b", 1, True), mirror("c", 2)))
    try:
        await fastest(mirror("d", 1, True), mirror("e", 2, True))
    except* ConnectionError as group:
        print(group, group.exceptions)


asyncio.run(main())
