import asyncio
import contextvars

client = contextvars.ContextVar("client", default="nobody")


def render():
    return f"Good bye, client @ {client.get()}"


async def handle(address):
    token = client.set(address)
    await asyncio.sleep(0)
    print(render())
    client.reset(token)
    print(render())


async def main():
    client.set("main")
    await asyncio.gather(handle("1"), handle("2"))
    print(client.get())
    await handle("same context")
    context = contextvars.copy_context()
    context.run(client.set, "in copy")
    task = asyncio.create_task(handle("3"), context=context)
    await task
    print(context[client], client.get())

    async def setter():
        client.set("changed")

    await asyncio.create_task(setter(), context=context)
    print(context[client], client.get())
    await setter()
    print(client.get())
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("callback", client.get()))
    loop.call_soon(lambda: print("callback", client.get()), context=context)
    client.set("later")
    await asyncio.sleep(0)


asyncio.run(main())
