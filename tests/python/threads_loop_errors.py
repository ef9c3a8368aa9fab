# What goes wrong in a thread's loop, and what may not be done from another thread.
import asyncio
import threading
import traceback


async def broken():
    await asyncio.sleep(0.01)
    raise KeyError("gone")


def run():
    try:
        asyncio.run(broken())
    except KeyError as error:
        print("in the thread:", repr(error))
        print([frame.name for frame in traceback.extract_tb(error.__traceback__) if frame.filename == __file__])


thread = threading.Thread(target=run)
thread.start()
thread.join()


def handler(loop, context):
    print("handler:", context["message"].split(" at ")[0], repr(context.get("exception")), threading.current_thread().name)


def with_handler():
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    loop.call_later(0.01, loop.stop)
    loop.run_forever()
    loop.close()


thread = threading.Thread(target=with_handler, name="handled")
thread.start()
thread.join()


async def main():
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    failed = []

    def wrong():
        try:
            loop.call_soon(print, "never")
        except RuntimeError as error:
            failed.append(str(error))
    await asyncio.to_thread(wrong)
    print(failed)

asyncio.run(main())


def no_loop():
    try:
        asyncio.get_event_loop()
    except RuntimeError as error:
        print("RuntimeError:", error)
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        print("RuntimeError:", error)


thread = threading.Thread(target=no_loop, name="loopless")
thread.start()
thread.join()


async def system_exit():
    raise SystemExit(3)


def leaves():
    asyncio.run(system_exit())
    print("never")


thread = threading.Thread(target=leaves)
thread.start()
thread.join()
loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, daemon=True)
thread.start()
while not loop.is_running():
    pass
try:
    loop.run_until_complete(asyncio.sleep(0))
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    loop.close()
except RuntimeError as error:
    print("RuntimeError:", error)
print("the end, with a daemon's loop")
