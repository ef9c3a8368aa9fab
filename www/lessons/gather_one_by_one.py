import asyncio

async def page(n):
    await asyncio.sleep(0.3)  # as if it were fetched
    return f"page {n}"

async def main():
    pages = []
    for n in range(1, 6):
        pages.append(await page(n))  # one at a time
    print(", ".join(pages))

asyncio.run(main())
