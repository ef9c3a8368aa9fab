import asyncio
import contextvars

var = contextvars.ContextVar("var", default=0)


async def step():
    var.set(var.get() + 1)
    return var.get()


with asyncio.Runner() as runner:
    print(runner.run(step()), runner.run(step()))
    print(runner.get_loop().is_running())
print(var.get())
try:
    runner.run(step())
except RuntimeError as error:
    print(error)
coro = step()
try:
    asyncio.run(5)
except (TypeError, ValueError) as error:
    print(error)
print(asyncio.run(coro))
