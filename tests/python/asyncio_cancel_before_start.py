import asyncio


async def never():
    print("never printed")


async def main():
    task = asyncio.create_task(never())
    print(task.cancel(), task.cancelling(), task.done())
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    task = asyncio.create_task(never())
    task.cancel("message")
    done, pending = await asyncio.wait({task})
    print(len(done), len(pending), task.cancelled())
    try:
        task.result()
    except asyncio.CancelledError as error:
        print(error.args)
    try:
        task.exception()
    except asyncio.CancelledError as error:
        print(error.args)


asyncio.run(main())
