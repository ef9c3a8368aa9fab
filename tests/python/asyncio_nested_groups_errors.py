import asyncio


async def fail(kind, delay):
    await asyncio.sleep(delay / 100)
    raise kind(f"after {delay}")


async def ok(delay):
    try:
        await asyncio.sleep(delay / 100)
        print("ok", delay)
    except asyncio.CancelledError:
        print("cancelled", delay)
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(ok(9))
            try:
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(fail(ValueError, 1))
                    inner.create_task(ok(5))
            except* ValueError as g:
                print("inner", g.exceptions)
            outer.create_task(fail(KeyError, 2))
            async with asyncio.TaskGroup() as second:
                second.create_task(ok(8))
    except* KeyError as g:
        print("outer", g.exceptions)


asyncio.run(main())
