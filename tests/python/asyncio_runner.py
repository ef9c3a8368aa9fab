import asyncio
import contextvars

var = contextvars.ContextVar("var", default=0)


async def bump():
    var.set(var.get() + 1)
    return var.get()


with asyncio.Runner() as runner:
    print(runner.run(bump()), runner.run(bump()))
    loop = runner.get_loop()
    print(loop.is_running(), loop.is_closed())
print(loop.is_closed(), var.get())
try:
    runner.run(asyncio.sleep(0))
except RuntimeError as error:
    print("RuntimeError:", error)
loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(0, "value")))
loop.call_soon(loop.stop)
loop.run_forever()
print("stopped")
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print("RuntimeError:", error)
