import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def handler(loop, context):
        print("handler:", context["message"].split(" at ")[0].split("<")[0], repr(context.get("exception")))

    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)

    async def fail():
        raise ValueError("lost")

    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand"})


asyncio.run(main())
