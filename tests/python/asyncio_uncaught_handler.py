import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"].split(" <")[0].split(" functools")[0][:28], repr(context.get("exception"))))
    loop.call_soon(lambda: 1 / 0)
    loop.call_later(0.01, lambda: {}["k"])
    await asyncio.sleep(0.02)
    loop.call_exception_handler({"message": "custom", "exception": OSError("e")})
    f = loop.create_future()
    f.add_done_callback(lambda f: [].pop())
    f.set_result(1)
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    print(loop.get_exception_handler())


asyncio.run(main())
