import asyncio


def hello_world(loop):
    """A callback to print 'Hello World' and stop the event loop"""
    print("Hello World")
    loop.stop()


loop = asyncio.new_event_loop()
loop.call_soon(hello_world, loop)
try:
    loop.run_forever()
finally:
    loop.close()
print(loop.is_closed(), loop.is_running())


def display(n, loop):
    print("n", n)
    if n < 5:
        loop.call_later(0.01, display, n + 1, loop)
    else:
        loop.stop()


loop = asyncio.new_event_loop()
loop.call_soon(display, 1, loop)
loop.run_forever()
loop.close()
