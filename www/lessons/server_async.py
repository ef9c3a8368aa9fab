import asyncio

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n"


async def answer(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    await asyncio.sleep(0.2)  # asks a database, say
    writer.write(ANSWER)
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 8000)
    print("a task for each visitor")
    async with server:
        await server.serve_forever()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("closed")
