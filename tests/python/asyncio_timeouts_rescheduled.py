import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    def at():
        return round(loop.time() - start, 2)

    try:
        async with asyncio.timeout(0.05) as cm:
            for i in range(5):
                await asyncio.sleep(0.03)
                cm.reschedule(loop.time() + 0.05)
                print("step", i, at())
            cm.reschedule(None)
            print("no deadline", cm.when())
            await asyncio.sleep(0.1)
            cm.reschedule(loop.time() + 0.02)
            await asyncio.sleep(1)
    except TimeoutError as e:
        print("expired", cm.expired(), at(), repr(e), type(e.__cause__).__name__)

    try:
        async with asyncio.timeout_at(loop.time() - 1):
            print("body starts")
            await asyncio.sleep(0)
            print("never here")
    except TimeoutError:
        print("already expired")

    async with asyncio.timeout(None) as t:
        await asyncio.sleep(0.01)
    print(t.expired(), t.when())

    try:
        async with asyncio.timeout(0.2):
            try:
                async with asyncio.timeout(0.01):
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner timeout")
            await asyncio.sleep(1)
    except TimeoutError:
        print("outer timeout", at())

    async def fetch(n):
        await asyncio.sleep(n / 10)
        return n

    for n in (1, 3):
        try:
            print(await asyncio.wait_for(fetch(n), 0.2))
        except asyncio.TimeoutError:
            print("wait_for timed out for", n)

    done, pending = await asyncio.wait([asyncio.create_task(fetch(n), name=f"f{n}") for n in (1, 2, 3)], timeout=0.25)
    print(sorted(t.get_name() for t in done), [t.get_name() for t in pending])
    for p in pending:
        p.cancel()
    print(asyncio.TimeoutError is TimeoutError)
    try:
        cm = asyncio.timeout(1)
        cm.reschedule(5)
    except RuntimeError as e:
        print(e)
    print(cm)


asyncio.run(main())
