import asyncio

log = []


async def slow(reader, writer):
    total = 0
    while chunk := await reader.read(65536):
        total += len(chunk)
        await asyncio.sleep(0.001)
    log.append(total)
    writer.write(str(total).encode())
    writer.write_eof()
    await writer.drain()
    writer.close()


async def main():
    async with await asyncio.start_server(slow, "127.0.0.1", 8807) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", 8807)
        for _ in range(64):
            writer.write(b"z" * 100_000)
            await writer.drain()
        print(writer.transport.get_write_buffer_size() <= 65536 + 100_000)
        writer.write_eof()
        print(await reader.read())
        writer.close()
        await writer.wait_closed()
    print(log)


asyncio.run(main())
