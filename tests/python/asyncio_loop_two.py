# Two loops of the main thread, each with its own queue and timers.
import asyncio

first, second = asyncio.new_event_loop(), asyncio.new_event_loop()


async def say(what, delay=0.0):
    await asyncio.sleep(delay)
    print(what)
    return what


first.call_soon(print, "first: soon")
second.call_soon(print, "second: soon")
waiting = first.create_task(say("first: waiting", 0.01))
print(second.run_until_complete(say("second: runs", 0.05)))
print("waiting is done:", waiting.done())
print(first.run_until_complete(waiting))
future = first.create_future()


async def mixes():
    try:
        await future
    except RuntimeError as error:
        print(type(error).__name__, "attached to a different loop" in str(error))

second.run_until_complete(mixes())
first.call_later(0.01, first.stop)
first.run_forever()
print(first.is_running(), second.is_running())
second.stop()
second.call_soon(print, "one turn")
second.run_forever()
first.close()
try:
    first.call_soon(print, "never")
except RuntimeError as error:
    print("RuntimeError:", error)
print(second.run_until_complete(say("second: still there")))
second.close()
