import asyncio

log = []


async def ticker(name, turns):
    for i in range(turns):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(log.append, "cb1")
    a = asyncio.create_task(ticker("a", 3))
    loop.call_soon(log.append, "cb2")
    b = asyncio.create_task(ticker("b", 2))
    future = loop.create_future()
    future.add_done_callback(lambda f: log.append("future done"))
    log.append("main")
    await asyncio.sleep(0)
    log.append("main again")
    future.set_result(None)
    log.append("set")
    await future
    log.append("awaited done future at once")
    await a
    log.append("a over")
    await b
    log.append("b over")


asyncio.run(main())
print(*log, sep="\n")
