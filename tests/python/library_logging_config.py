import asyncio
import logging
import logging.config
import sys

logging.config.dictConfig({
    "version": 1,
    "formatters": {"short": {"format": "%(levelname).1s %(name)-12s %(message)s"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "short", "level": "DEBUG"}},
    "loggers": {"app": {"level": "DEBUG", "handlers": ["out"], "propagate": False}, "app.noisy": {"level": "ERROR"}},
    "root": {"level": "WARNING", "handlers": ["out"]},
})

log = logging.getLogger("app.main")


class Stage:
    def __init__(self, name, fn, workers=1):
        self.name, self.fn, self.workers = name, fn, workers
        self.log = logging.getLogger(f"app.{name}")

    async def work(self, inq, outq):
        while True:
            item = await inq.get()
            try:
                if item is None:
                    inq.put_nowait(None)
                    return
                result = await self.fn(item)
                self.log.debug("%r -> %r", item, result)
                await outq.put(result)
            except Exception as e:
                self.log.error("dropped %r: %s", item, e)
            finally:
                inq.task_done()


async def pipeline(items, *stages):
    queues = [asyncio.Queue() for _ in range(len(stages) + 1)]
    groups = [[asyncio.create_task(s.work(i, o)) for _ in range(s.workers)] for s, i, o in zip(stages, queues, queues[1:])]
    for it in items:
        queues[0].put_nowait(it)
    for q, g in zip(queues, groups):
        q.put_nowait(None)
        await asyncio.gather(*g)
    out = []
    while not queues[-1].empty():
        out.append(queues[-1].get_nowait())
    return out


async def parse(s):
    await asyncio.sleep(0.001)
    return int(s)


async def invert(n):
    await asyncio.sleep(0.001)
    return round(1 / n, 3)


async def main():
    log.info("starting with %s", ["parse", "invert"])
    print(await pipeline(["1", "2", "x", "0", "8"], Stage("parse", parse, 2), Stage("invert", invert)))
    logging.getLogger("app.noisy").warning("not shown")
    logging.getLogger("other").info("not shown either")
    logging.getLogger("other").warning("shown by root: %(a)d", {"a": 1})
    try:
        await invert(0)
    except ZeroDivisionError:
        log.warning("caught", exc_info=True)
    log.error("no args %s")
    log.info("bad format %d", "text")


asyncio.run(main())
