import asyncio
import itertools


class Multiplexer:
    def __init__(self):
        self.streams = {}
        self.ids = itertools.count(1, 2)

    def open(self):
        sid = next(self.ids)
        self.streams[sid] = asyncio.Queue()
        return Stream(self, sid)

    async def feed(self, frames):
        for sid, kind, payload in frames:
            await asyncio.sleep(0)
            if sid not in self.streams:
                print(f"! frame for unknown stream {sid}")
                continue
            await self.streams[sid].put((kind, payload))


class StreamReset(Exception):
    pass


class Stream:
    def __init__(self, mux, sid):
        self.mux, self.sid = mux, sid

    def __aiter__(self):
        return self

    async def __anext__(self):
        kind, payload = await self.mux.streams[self.sid].get()
        match kind:
            case "DATA":
                return payload
            case "END":
                del self.mux.streams[self.sid]
                raise StopAsyncIteration
            case "RST":
                raise StreamReset(f"stream {self.sid}: code {payload:#x}")

    async def read_all(self):
        return "".join([chunk async for chunk in self])


async def main():
    mux = Multiplexer()
    a, b, c = mux.open(), mux.open(), mux.open()
    frames = [(1, "DATA", "he"), (3, "DATA", "wor"), (1, "DATA", "llo"), (9, "DATA", "?"), (3, "DATA", "ld"),
              (1, "END", None), (5, "DATA", "x"), (5, "RST", 8), (3, "END", None)]
    results = await asyncio.gather(a.read_all(), b.read_all(), c.read_all(), mux.feed(frames), return_exceptions=True)
    print(results, sorted(mux.streams))
    async with asyncio.TaskGroup() as tg:
        d = mux.open()
        reader = tg.create_task(d.read_all())
        tg.create_task(mux.feed([(d.sid, "DATA", s) for s in "abc"] + [(d.sid, "END", None)]))
    print(reader.result(), d.sid)


asyncio.run(main())
