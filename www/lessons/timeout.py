import asyncio

async def download(name):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print(f"{name}: tidying up")
        await asyncio.sleep(0.2)  # takes a while
        raise

async def main():
    try:
        async with asyncio.timeout(0.6):
            await download("slow file")
    except TimeoutError:
        print("main: no patience after 0.6 s")

    task = asyncio.create_task(download("big file"))
    await asyncio.sleep(0.5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main: cancelled the big file")

asyncio.run(main())
