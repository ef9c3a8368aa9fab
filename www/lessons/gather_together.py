import asyncio

async def page(n):
    await asyncio.sleep(0.3)  # as if it were fetched
    return f"page {n}"

async def main():
    coroutines = [page(n) for n in range(1, 6)]
    pages = await asyncio.gather(*coroutines)
    print(", ".join(pages))  # in the order of the call

asyncio.run(main())
