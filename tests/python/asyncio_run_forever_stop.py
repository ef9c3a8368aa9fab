import asyncio

loop = asyncio.new_event_loop()
loop.call_soon(print, "first")
loop.call_soon(loop.stop)
loop.call_soon(print, "same turn")
loop.run_forever()
print("stopped")
loop.stop()
loop.call_soon(print, "runs once")
loop.run_forever()


def again():
    print("again")
    loop.call_soon(print, "next turn, not run yet")


loop.call_soon(again)
loop.call_soon(loop.stop)
loop.run_forever()
print("between")
loop.run_until_complete(asyncio.sleep(0))
print(loop.run_until_complete(asyncio.sleep(0, "value")))
future = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(future)
except RuntimeError as error:
    print(error)
future.cancel()
try:
    loop.run_until_complete(future)
except asyncio.CancelledError as error:
    print("cancelled", repr(error))
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
loop.close()
