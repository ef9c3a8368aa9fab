# A server on a loop in a thread; its clients block in the main thread and in others.
import asyncio
import socket
import threading

ready = threading.Event()
served = 0


async def handle(reader, writer):
    global served
    while line := await reader.readline():
        served += 1
        await asyncio.sleep(0.01)
        writer.write(line.upper())
        await writer.drain()
    writer.close()


async def serve(stop):
    server = await asyncio.start_server(handle, "127.0.0.1", 8888)
    async with server:
        ready.set()
        await stop.wait()
    print("server closed")


def run():
    global loop, stop
    with asyncio.Runner() as runner:
        loop = runner.get_loop()
        stop = asyncio.Event()
        runner.run(serve(stop))


def client(name, answers):
    with socket.create_connection(("127.0.0.1", 8888)) as conn:
        file = conn.makefile("rwb")
        for n in range(2):
            file.write(f"{name} {n}\n".encode())
            file.flush()
            answers.append(file.readline().decode().strip())


thread = threading.Thread(target=run)
thread.start()
ready.wait()
answers = []
client("main", answers)
print(answers)
answers = []
clients = [threading.Thread(target=client, args=(name, answers)) for name in ("a", "b")]
for each in clients:
    each.start()
for each in clients:
    each.join()
print(sorted(answers))
loop.call_soon_threadsafe(stop.set)
thread.join()
print(served)
