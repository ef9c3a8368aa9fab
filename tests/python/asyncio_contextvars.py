import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def handle(name):
    token = request.set(name)
    await asyncio.sleep(0.01)
    print(name, request.get(), token.var is request)
    request.reset(token)
    return request.get()


async def main():
    request.set("main")
    print(await asyncio.gather(handle("a"), handle("b")))
    print(request.get())
    context = contextvars.copy_context()
    print(context.run(request.get), context[request])
    context.run(request.set, "inside")
    print(request.get(), context[request])
    asyncio.get_running_loop().call_soon(lambda: print("callback sees", request.get()))
    await asyncio.sleep(0)
    task = asyncio.create_task(handle("ctx"), context=context)
    await task
    print(context[request], request in context, len(context))


asyncio.run(main())
