import types


async def leaf():
    return "leaf"


@types.coroutine
def switch():
    value = yield "yielded"
    return value


async def branch():
    a = await leaf()
    b = await switch()
    return a, b


coro = branch()
print(coro.send(None))
try:
    coro.send("sent")
except StopIteration as stop:
    print(stop.value)
coro = branch()
coro.send(None)
try:
    coro.throw(ValueError("in"))
except ValueError as error:
    print(repr(error))
coro = branch()
print(coro.cr_running, coro.cr_await, coro.__name__, coro.__qualname__)
coro.send(None)
coro.close()
try:
    coro.send(None)
except RuntimeError as error:
    print(error)
coro = branch()
try:
    coro.send(1)
except TypeError as error:
    print(error)
coro.close()
