import asyncio
import sys


async def connect(host):
    await asyncio.sleep(0.01)
    if host.startswith("bad"):
        raise ConnectionRefusedError(111, f"Connect call failed {host!r}")
    return host


async def happy_eyeballs(hosts, delay=0.005):
    """Connect to the first host that answers, staggering the attempts."""
    errors = []
    winner = asyncio.get_running_loop().create_future()
    tasks = set()

    async def attempt(host):
        try:
            conn = await connect(host)
        except OSError as e:
            errors.append(e)
        else:
            if not winner.done():
                winner.set_result(conn)

    for host in hosts:
        t = asyncio.create_task(attempt(host))
        tasks.add(t)
        t.add_done_callback(tasks.discard)
        done, _ = await asyncio.wait([winner], timeout=delay)
        if done:
            break
    if not winner.done() and tasks:
        await asyncio.wait([winner, *tasks], return_when=asyncio.FIRST_COMPLETED)
        while tasks and not winner.done():
            await asyncio.sleep(0.001)
    for t in tasks:
        t.cancel()
    if winner.done():
        return winner.result(), [str(e) for e in errors]
    winner.cancel()
    raise ExceptionGroup("all connection attempts failed", errors)


async def main():
    print(await happy_eyeballs(["bad-1", "good-1", "good-2"]))
    print(await happy_eyeballs(["good-3"]))
    try:
        await happy_eyeballs(["bad-1", "bad-2"])
    except* ConnectionRefusedError as eg:
        print(len(eg.exceptions), eg.exceptions[0].errno, eg.exceptions[0].strerror)
    try:
        await happy_eyeballs([])
    except* ValueError as e:
        print("ValueError", e.exceptions)
    except* OSError:
        pass


try:
    asyncio.run(main())
except SyntaxError:
    sys.exit(1)
