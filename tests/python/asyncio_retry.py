import asyncio

attempts = 0


async def flaky():
    global attempts
    attempts += 1
    await asyncio.sleep(0.001)
    if attempts < 3:
        raise ConnectionError(f"attempt {attempts}")
    return "ok"


async def retry(function, tries, delay):
    for attempt in range(1, tries + 1):
        try:
            return await function()
        except ConnectionError as error:
            print(f"failed: {error}")
            if attempt == tries:
                raise
            await asyncio.sleep(delay * 2 ** attempt)


async def main():
    print(await retry(flaky, 5, 0.001))


asyncio.run(main())
