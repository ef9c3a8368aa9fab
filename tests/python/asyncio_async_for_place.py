# Where an `async for` fails, a traceback shows the whole statement.
import asyncio
import sys
import traceback


async def numbers():
    yield 1
    raise ValueError("no more")


async def main():
    async for n in numbers():
        print(n)


try:
    asyncio.run(main())
except ValueError:
    text = traceback.format_exc()
    print(text[text.index(", in main"):text.index(", in numbers")].splitlines()[1:3])
