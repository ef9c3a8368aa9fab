import asyncio


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = asyncio.Lock()


async def unsafe_withdraw(acc, amount):
    if acc.balance >= amount:
        await asyncio.sleep(0.001)
        acc.balance -= amount
        return True
    return False


async def safe_withdraw(acc, amount):
    async with acc.lock:
        return await unsafe_withdraw(acc, amount)


async def ping(n, me, other, log):
    for _ in range(n):
        await me.wait()
        me.clear()
        log.append(id(me) % 1 or len(log))
        other.set()


async def run_with_progress(coros):
    total, results = len(coros), {}
    tasks = {asyncio.create_task(c): i for i, c in enumerate(coros)}
    pending = set(tasks)
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for t in done:
            results[tasks[t]] = t.exception() or t.result()
            print(f"{len(results)}/{total}", end=" " if len(results) < total else "\n")
    return [results[i] for i in range(total)]


async def failing(n):
    await asyncio.sleep(n / 100)
    raise ValueError(n)


async def first_success(*coros):
    tasks = [asyncio.ensure_future(c) for c in coros]
    errors = []
    try:
        for next_done in asyncio.as_completed(tasks):
            try:
                return await next_done
            except ValueError as e:
                errors.append(e)
        raise ExceptionGroup("all failed", errors)
    finally:
        for t in tasks:
            t.cancel()


async def main():
    acc = Account(100)
    print(await asyncio.gather(*(unsafe_withdraw(acc, 80) for _ in range(2))), acc.balance)
    acc = Account(100)
    print(await asyncio.gather(*(safe_withdraw(acc, 80) for _ in range(2))), acc.balance)
    a, b, log = asyncio.Event(), asyncio.Event(), []
    a.set()
    await asyncio.gather(ping(3, a, b, log), ping(3, b, a, log))
    print(log)
    print(await run_with_progress([asyncio.sleep(0.02, "a"), failing(1), asyncio.sleep(0.03, "c")]))
    print(await first_success(failing(1), asyncio.sleep(0.02, "winner"), failing(3)))
    try:
        await first_success(failing(1), failing(2))
    except* ValueError as eg:
        print(eg, [e.args for e in eg.exceptions])
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.02) as outer:
            try:
                async with asyncio.timeout(0.01):
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner timed out", outer.expired())
            await asyncio.sleep(1)
    except TimeoutError:
        print("outer timed out", outer.expired(), outer.when() < loop.time() + 0.001)
    t = asyncio.create_task(asyncio.sleep(0.01, "value"))
    t.add_done_callback(lambda task: print("done callback", task.result()))
    print(await t, t.done(), t.exception())
    t2 = asyncio.create_task(failing(0))
    await asyncio.wait([t2])
    print(repr(t2.exception()), t2.cancelled())
    try:
        asyncio.create_task("not a coroutine")
    except TypeError as e:
        print(e)
    try:
        await asyncio.gather(asyncio.sleep(0.01), failing(0))
    except ValueError as e:
        print("gather raised", repr(e))
    await first_success(failing(1), failing(2))


asyncio.run(main())
