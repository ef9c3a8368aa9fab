import asyncio


async def handle(reader, writer):
    try:
        async for line in reader:
            print("line", line)
            writer.write(line.upper())
    finally:
        print("handler over")
        writer.close()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 8808, start_serving=False)
    print(server.is_serving())
    forever = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0.02)
    print(server.is_serving())
    try:
        await server.serve_forever()
    except RuntimeError as error:
        print(str(error).split(" is ")[1])
    reader, writer = await asyncio.open_connection("127.0.0.1", 8808)
    writer.write(b"a\nb\n")
    print(await reader.readexactly(4))
    writer.close()
    await asyncio.sleep(0.05)
    forever.cancel()
    try:
        await forever
    except asyncio.CancelledError:
        print("cancelled", server.is_serving())
    try:
        await server.serve_forever()
    except RuntimeError as error:
        print(str(error).split(" is ")[1])


asyncio.run(main())
