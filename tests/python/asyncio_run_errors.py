import asyncio


async def main():
    try:
        asyncio.run(other())
    except RuntimeError as error:
        print("RuntimeError:", error)
    return "result"


async def other():
    pass


print(asyncio.run(main()))
try:
    asyncio.run(42)
except (TypeError, ValueError) as error:
    print(type(error).__name__, error)
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print("RuntimeError:", error)


async def fail():
    raise LookupError("from run")


try:
    asyncio.run(fail())
except LookupError as error:
    print(repr(error))


async def leave():
    async def background():
        try:
            await asyncio.sleep(10)
        finally:
            print("background cancelled")

    asyncio.create_task(background())
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(leave())
