import asyncio, aiohttp
async def handle(r, w):
    await r.readuntil(b"\r\n\r\n")
    w.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for i in range(3):
        await asyncio.sleep(0.3); w.write(("4\r\nab%d\n\r\n" % i).encode()); await w.drain()
    w.write(b"0\r\n\r\n"); w.close()
async def main():
    s = await asyncio.start_server(handle, "127.0.0.1", 8099)
    async with aiohttp.ClientSession() as c:
        async with c.get("http://127.0.0.1:8099/") as r:
            late = 0
            while True:
                try: line = await asyncio.wait_for(r.content.readline(), 0.2)
                except TimeoutError: late += 1; continue
                if not line: break
                print(line, late)
asyncio.run(main())
