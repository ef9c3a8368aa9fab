import asyncio


async def handle_echo(reader, writer):
    while True:
        data = await reader.readline()
        if not data:
            break
        message = data.decode().strip()
        addr = writer.get_extra_info("peername")
        print(f"Received {message!r} from {addr[0]}")
        if message == "quit":
            writer.write(b"bye\n")
            await writer.drain()
            break
        writer.write(message.upper().encode() + b"\n")
        await writer.drain()
    print("Close the connection")
    writer.close()
    await writer.wait_closed()


async def client(port, messages):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    replies = []
    for m in messages:
        writer.write(f"{m}\n".encode())
        await writer.drain()
        replies.append((await reader.readline()).decode().rstrip())
    writer.close()
    await writer.wait_closed()
    return replies


async def main():
    server = await asyncio.start_server(handle_echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(f"Serving on {server.sockets[0].getsockname()[0]}")
    async with server:
        print(await client(port, ["hello", "world", "quit"]))
        print(await asyncio.gather(client(port, ["a"]), client(port, ["b"])))
        await asyncio.sleep(0.05)
    print(server.is_serving())
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError as e:
        print(type(e).__name__, e.errno)


asyncio.run(main())
