import asyncio

async def worker(name, queue):
    while True:
        order = await queue.get()  # may wait
        await asyncio.sleep(0.1 * (1 + order % 3))
        print(f"{name}: order {order} done")
        queue.task_done()

async def main():
    queue = asyncio.Queue(maxsize=3)
    workers = []
    for name in "Ada", "Bob", "Cleo":
        work = worker(name, queue)
        task = asyncio.create_task(work, name=name)
        workers.append(task)

    for order in range(1, 13):
        await queue.put(order)  # may wait
    print("all orders are in the queue")
    await queue.join()  # until all are done

    for task in workers:
        task.cancel()  # else they wait forever

asyncio.run(main())
