import asyncio


async def handle(reader, writer):
    n = int(await reader.readline())
    await asyncio.sleep(0.05 * (5 - n))
    writer.write(f"answer {n}\n".encode())
    await writer.drain()
    writer.close()


async def ask(n):
    reader, writer = await asyncio.open_connection("127.0.0.1", 8806)
    writer.write(f"{n}\n".encode())
    await writer.drain()
    line = await reader.readline()
    print(n, "got", line.decode().strip())
    writer.close()
    await writer.wait_closed()
    return n


async def main():
    async with await asyncio.start_server(handle, "127.0.0.1", 8806):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(ask(n), name=f"client {n}") for n in range(5)]
        print([task.result() for task in tasks])
        for done in asyncio.as_completed([ask(n) for n in (4, 2, 3)]):
            print("done", await done)


asyncio.run(main())
