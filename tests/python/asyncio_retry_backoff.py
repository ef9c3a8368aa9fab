import asyncio
import functools


def retry(times, *, on=Exception, delay=0.01):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            wait = delay
            for attempt in range(1, times + 1):
                try:
                    return await function(*args, **kwargs)
                except on as error:
                    print(f"{function.__name__} attempt {attempt}: {error!r}")
                    if attempt == times:
                        error.add_note(f"gave up after {times}")
                        raise
                    await asyncio.sleep(wait)
                    wait *= 2
        return wrapper
    return decorate


calls = 0


@retry(4, on=(ConnectionError, TimeoutError))
async def flaky():
    global calls
    calls += 1
    if calls == 1:
        raise ConnectionResetError("reset")
    if calls == 2:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(1)
    return f"ok after {calls}"


@retry(2, on=OSError)
async def broken():
    raise OSError("down")


async def main():
    print(await flaky())
    try:
        await broken()
    except OSError as error:
        print(error, error.__notes__)
    print(flaky.__name__, asyncio.iscoroutinefunction(flaky))


asyncio.run(main())
