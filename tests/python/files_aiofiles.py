import asyncio
import os
import tempfile

import aiofiles
import aiofiles.os


async def main():
    os.chdir(tempfile.mkdtemp())
    async with aiofiles.open("log.txt", "w") as f:
        for n in range(3):
            await f.write(f"line {n}\n")
        await f.flush()
        print(f.name, f.mode, f.closed)
    print(f.closed)
    async with aiofiles.open("log.txt", mode="r") as f:
        async for line in f:
            print(line.strip())
        await f.seek(0)
        print(await f.readline(), await f.read(), await f.tell())
        await f.seek(0)
        print(await f.readlines())
    f = await aiofiles.open("log.txt", "rb")
    try:
        print(await f.read(4))
    finally:
        await f.close()
    try:
        async with aiofiles.open("none.txt") as f:
            pass
    except FileNotFoundError as error:
        print(error)
    print(await aiofiles.os.path.exists("log.txt"), (await aiofiles.os.stat("log.txt")).st_size)
    await aiofiles.os.rename("log.txt", "new.txt")
    print(await aiofiles.os.listdir("."))

    async def write(name, size):
        async with aiofiles.open(name, "w") as f:
            await f.write("x" * size)
        return await aiofiles.os.path.getsize(name)
    print(await asyncio.gather(*(write(f"f{n}", n * 10) for n in range(4))))
    await aiofiles.os.remove("new.txt")
    await aiofiles.os.makedirs("x/y", exist_ok=True)
    print(sorted(await aiofiles.os.listdir(".")))


asyncio.run(main())
