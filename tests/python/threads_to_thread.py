import asyncio
import threading
import contextvars

var = contextvars.ContextVar("var", default="unset")


def blocking(n):
    return n * 2, threading.current_thread() is threading.main_thread(), var.get()


def fails():
    raise KeyError("in thread")


async def main():
    var.set("from task")
    print(await asyncio.to_thread(blocking, 4))
    print(await asyncio.gather(*(asyncio.to_thread(pow, n, 2) for n in range(4))))
    try:
        await asyncio.to_thread(fails)
    except KeyError as error:
        print(repr(error))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, sum, [1, 2, 3]))


asyncio.run(main())
