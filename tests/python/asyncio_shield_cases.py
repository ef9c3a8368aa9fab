import asyncio


async def important():
    try:
        await asyncio.sleep(0.02)
        print("important done")
        return "result"
    except asyncio.CancelledError:
        print("important cancelled")
        raise


async def outer(inner):
    try:
        return await asyncio.shield(inner)
    except asyncio.CancelledError:
        print("outer cancelled; inner:", inner.cancelled())
        return "fallback " + await inner


async def main():
    inner = asyncio.create_task(important())
    task = asyncio.create_task(outer(inner))
    await asyncio.sleep(0)
    task.cancel()
    print(await task)
    inner = asyncio.create_task(important())
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except TimeoutError:
        print("timed out", inner.done())
    print(await inner)
    done = asyncio.get_running_loop().create_future()
    done.set_result(1)
    print(asyncio.shield(done) is done)
    inner = asyncio.create_task(important())
    shield = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await shield
    except asyncio.CancelledError:
        print("shield cancelled too", shield.cancelled())


asyncio.run(main())
