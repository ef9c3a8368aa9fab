import asyncio


async def quits():
    await asyncio.sleep(0)
    raise SystemExit(3)


async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other ends")


async def main():
    asyncio.create_task(other())
    task = asyncio.create_task(quits())
    await asyncio.sleep(1)
    print("not reached")


try:
    asyncio.run(main())
except SystemExit as error:
    print("SystemExit", error.code)
