import asyncio, traceback, sys
async def inner(x):
    await asyncio.sleep(0)
    return 10 / x
async def middle(x):
    try:
        return await inner(x)
    except ZeroDivisionError as e:
        raise ValueError(f"bad x: {x}") from e
async def main():
    try:
        await middle(0)
    except ValueError:
        traceback.print_exc(file=sys.stdout)
    results = await asyncio.gather(middle(0), middle(5), return_exceptions=True)
    for r in results:
        if isinstance(r, Exception):
            print("".join(traceback.format_exception(r, limit=1)).strip().splitlines()[-1], repr(r.__cause__))
        else: print(r)
    t = asyncio.create_task(inner(0))
    try:
        await t
    except ZeroDivisionError as e:
        print(traceback.format_exc())
        print([f.name for f in traceback.extract_tb(e.__traceback__)])
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(middle(0), name="m0")
            tg.create_task(inner(0), name="i0")
    except* ValueError as eg:
        for e in eg.exceptions: print("value:", e, "| cause:", repr(e.__cause__))
    except* ZeroDivisionError as eg:
        print("zero:", eg.exceptions)
    def sync_in_loop():
        raise KeyError("sync")
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print("handler:", c["message"], repr(c["exception"])))
    loop.call_soon(sync_in_loop)
    await asyncio.sleep(0.01)
    async def cleanup():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("cleaning")
            raise RuntimeError("cleanup failed")
    t = asyncio.create_task(cleanup())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except RuntimeError as e:
        print(e, type(e.__context__).__name__)
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            finally:
                print("finally in timeout")
    except TimeoutError as e:
        print("timeout", e.args, e.__cause__.__class__.__name__)
asyncio.run(main())
