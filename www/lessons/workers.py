import asyncio

async def worker(name, queue):
    while True:
        order = await queue.get()  # waits while it is empty
        await asyncio.sleep(0.1 * (1 + order % 3))
        print(f"{name}: order {order} done")
        queue.task_done()

async def main():
    queue = asyncio.Queue(maxsize=3)
    workers = []
    for name in "Ada", "Bob", "Cleo":
        task = asyncio.create_task(worker(name, queue), name=name)
        workers.append(task)

    for order in range(1, 13):
        await queue.put(order)  # waits while it is full
    print("all orders are in the queue")
    await queue.join()  # waits until all are done

    for task in workers:
        task.cancel()  # else they would wait forever

asyncio.run(main())
