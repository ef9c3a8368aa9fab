import asyncio
import contextvars
from contextlib import contextmanager

level = contextvars.ContextVar("level", default=0)
user = contextvars.ContextVar("user")


@contextmanager
def indent():
    token = level.set(level.get() + 1)
    try:
        yield level.get()
    finally:
        level.reset(token)


def log(msg):
    print("  " * level.get() + f"{user.get('nobody')}: {msg}")


async def sub(n):
    log(f"sub {n} begins")
    with indent():
        await asyncio.sleep(0.001 * n)
        log(f"sub {n} inside")
    return level.get()


async def handle(name):
    user.set(name)
    with indent():
        log("handling")
        levels = await asyncio.gather(sub(1), sub(2))
    log(f"done {levels}")


async def agen():
    with indent():
        for i in range(2):
            yield i, level.get()


async def main():
    await asyncio.gather(handle("ann"), handle("bob"))
    log("main again")
    async for pair in agen():
        print(pair, level.get())
    ctx = contextvars.copy_context()
    ctx.run(user.set, "copied")
    print(ctx[user], user in contextvars.copy_context(), ctx.get(level, "unset"), len(ctx))
    loop = asyncio.get_running_loop()
    done = asyncio.Event()

    def cb():
        log("callback")
        done.set()

    loop.call_soon(cb, context=ctx)
    await done.wait()
    t = asyncio.create_task(sub(1), context=ctx)
    await t
    try:
        user.get()
    except LookupError as e:
        print("LookupError", str(e).split(" at ")[0])
    tok = user.set("tmp")
    print(tok.var is user, tok.old_value is contextvars.Token.MISSING)
    user.reset(tok)
    try:
        user.reset(tok)
    except RuntimeError as e:
        print(type(e).__name__, "already been used" in str(e))
    user_name = await asyncio.to_thread(user.get, "thread default") if False else user.get("default")
    print(user_name)
    with user.set("block") if hasattr(contextvars.Token, "__enter__") else contextmanager(lambda: iter([0]))():
        print(user.get("?"))
    print(user.get("gone"))


asyncio.run(main())
