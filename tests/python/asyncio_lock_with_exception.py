import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        async with lock:
            raise ValueError("inside")
    except ValueError as error:
        print(error, lock.locked())
    async with lock as nothing:
        print(nothing)
    try:
        with lock:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
