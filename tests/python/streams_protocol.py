import asyncio


class EchoServer(asyncio.Protocol):
    def connection_made(self, transport):
        peer = transport.get_extra_info('peername')
        print('Connection from', peer[0])
        self.transport = transport

    def data_received(self, data):
        print('Data received: {!r}'.format(data.decode()))
        self.transport.write(data)
        print('Close the client socket')
        self.transport.close()

    def connection_lost(self, exc):
        print('server side lost:', exc)


class EchoClient(asyncio.Protocol):
    def __init__(self, message, on_con_lost):
        self.message = message
        self.on_con_lost = on_con_lost

    def connection_made(self, transport):
        transport.write(self.message.encode())
        print('Data sent: {!r}'.format(self.message))

    def data_received(self, data):
        print('Data received: {!r}'.format(data.decode()))

    def eof_received(self):
        print('eof')

    def connection_lost(self, exc):
        print('The server closed the connection')
        self.on_con_lost.set_result(True)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(EchoServer, '127.0.0.1', 8801)
    print(server.is_serving(), len(server.sockets))
    on_con_lost = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: EchoClient('Hello World!', on_con_lost), '127.0.0.1', 8801)
    try:
        await on_con_lost
    finally:
        transport.close()
    server.close()
    await server.wait_closed()
    print(server.is_serving(), server.sockets)


asyncio.run(main())
