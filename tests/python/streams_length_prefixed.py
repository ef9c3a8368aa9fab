import asyncio
import struct


async def send_message(writer, payload: bytes):
    writer.write(struct.pack("!I", len(payload)) + payload)
    await writer.drain()


async def read_message(reader):
    header = await reader.readexactly(4)
    (length,) = struct.unpack("!I", header)
    return await reader.readexactly(length)


async def handle(reader, writer):
    peer_count = 0
    try:
        while True:
            message = await read_message(reader)
            peer_count += 1
            await send_message(writer, message.upper())
    except asyncio.IncompleteReadError as exc:
        print(f"server: client left after {peer_count} messages, partial={exc.partial!r}")
    finally:
        writer.close()
        await writer.wait_closed()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for text in ("hello", "length prefixed", "frames"):
            await send_message(writer, text.encode())
            reply = await read_message(reader)
            print("client:", reply.decode())
        writer.close()
        await writer.wait_closed()
        await asyncio.sleep(0.05)
    print("bye")


asyncio.run(main())
