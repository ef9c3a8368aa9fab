import asyncio
import json
import time

import aiohttp
import httpx

LAB = "https://lab.test"


async def lines(session, began):
    def now():
        # In fifths of a second, which is how far the lines are apart.
        return round((time.perf_counter() - began) * 5)

    async with session.get(LAB + "/stream/4?every=200") as response:
        print("head at", now(), response.status, response.content_type)
        async for line in response.content:
            print("line", json.loads(line)["line"], "at", now())
        print("eof", response.content.at_eof(), await response.content.read())


async def patience(session):
    late = 0
    async with session.get(LAB + "/stream/2?every=300") as response:
        while True:
            try:
                line = await asyncio.wait_for(response.content.readline(), 0.2)
            except asyncio.TimeoutError:
                late += 1
                continue
            if not line:
                break
            print("patient", json.loads(line)["line"])
    print("late", late)


async def first_only(session, began):
    async with session.get(LAB + "/stream/1000?every=200") as response:
        first = await response.content.readline()
    print("left after", json.loads(first)["line"], (time.perf_counter() - began) < 1)


async def with_httpx():
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", LAB + "/stream/3?every=200") as response:
            began = time.perf_counter()
            async for line in response.aiter_lines():
                print("httpx", json.loads(line)["line"], round((time.perf_counter() - began) * 5))


async def main():
    async with aiohttp.ClientSession() as session:
        await lines(session, time.perf_counter())
        await patience(session)
        await first_only(session, time.perf_counter())
        async with session.get(LAB + "/stream/3?every=10") as response:
            print(len((await response.text()).splitlines()), response.closed)
    await with_httpx()


asyncio.run(main())
