import asyncio


async def serve(reader, writer):
    writer.write(b"one\ntwo\nthree")
    await writer.drain()
    writer.write(b" and a half\n" + b"x" * 10 + b"END" + b"tail")
    await writer.drain()
    writer.write_eof()
    print("server got", await reader.read())
    writer.close()
    await writer.wait_closed()
    print("server closed", writer.is_closing())


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 8802)
    async with server:
        reader, writer = await asyncio.open_connection("127.0.0.1", 8802)
        print(await reader.readline())
        print(await reader.readexactly(4))
        print(await reader.readuntil(b"half\n"))
        print(await reader.readuntil(b"END"))
        print(reader.at_eof())
        try:
            await reader.readexactly(10)
        except asyncio.IncompleteReadError as error:
            print(error, error.partial, error.expected)
        print(reader.at_eof(), await reader.read(), await reader.readline())
        try:
            await reader.readuntil()
        except asyncio.IncompleteReadError as error:
            print(error)
        writer.writelines([b"so ", b"long"])
        print(writer.can_write_eof())
        writer.write_eof()
        try:
            writer.write(b"more")
        except RuntimeError as error:
            print(error)
        await asyncio.sleep(0.05)
        writer.close()
        await writer.wait_closed()
        print(writer.get_extra_info("peername"), writer.get_extra_info("nothing", "default"))


asyncio.run(main())
