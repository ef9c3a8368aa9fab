import asyncio


async def silent(reader, writer):
    await reader.read()
    writer.close()


async def failing(reader, writer):
    await reader.readline()
    writer.write(b"partial")
    raise ValueError("handler")


async def main():
    try:
        await asyncio.open_connection("127.0.0.1", 8899)
    except ConnectionRefusedError as error:
        print(type(error).__name__, error.errno, error)
    except OSError as error:
        print("OSError", error)
    server = await asyncio.start_server(silent, "127.0.0.1", 8803)
    try:
        await asyncio.start_server(silent, "127.0.0.1", 8803)
    except OSError as error:
        print("in use", error.errno)
    reader, writer = await asyncio.open_connection("127.0.0.1", 8803, limit=16)
    try:
        await asyncio.wait_for(reader.readline(), 0.05)
    except TimeoutError:
        print("timeout")
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"], repr(context["exception"])))
    async with await asyncio.start_server(failing, "127.0.0.1", 8804) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", 8804)
        writer.write(b"go\n")
        print(await reader.read())
        writer.close()

    async def long(reader, writer):
        writer.write(b"y" * 100 + b"\nshort\n")
        writer.close()
    async with await asyncio.start_server(long, "127.0.0.1", 8805) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", 8805, limit=16)
        try:
            await reader.readline()
        except ValueError as error:
            print("ValueError", error)
        print(await reader.readline())
        writer.close()
    for bad in (lambda: asyncio.StreamReader(limit=0), ):
        try:
            bad()
        except ValueError as error:
            print(error)
    try:
        await reader.readexactly(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())
