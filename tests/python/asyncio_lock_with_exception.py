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


asyncio.run(main())
