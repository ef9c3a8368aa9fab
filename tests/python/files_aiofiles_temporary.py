import asyncio
import os

import aiofiles
import aiofiles.os
import aiofiles.tempfile


async def main():
    async with aiofiles.tempfile.NamedTemporaryFile("w+", suffix=".txt") as file:
        await file.write("one\ntwo\n")
        await file.seek(0)
        print([line async for line in file], file.name.endswith(".txt"), os.path.exists(file.name))
        name = file.name
    print(os.path.exists(name))
    async with aiofiles.tempfile.TemporaryFile() as file:
        await file.write(b"bytes")
        await file.seek(1)
        print(await file.read())
    async with aiofiles.tempfile.SpooledTemporaryFile(max_size=10, mode="w+") as file:
        await file.write("a spooled text")
        await file.seek(0)
        print(await file.read())
    async with aiofiles.tempfile.TemporaryDirectory(prefix="lab") as folder:
        path = os.path.join(folder, "data.txt")
        async with aiofiles.open(path, "w") as file:
            await file.write("kept for a while")
        print(os.path.basename(folder).startswith("lab"), await aiofiles.os.path.getsize(path))
    print(os.path.exists(folder))


asyncio.run(main())
