import asyncio

async def visit(seats, name):
    async with seats:  # waits for a seat
        print(f"{name} sits down")
        await asyncio.sleep(0.4)

async def main():
    seats = asyncio.Semaphore(3)
    async with asyncio.TaskGroup() as group:
        for n in range(1, 10):
            name = f"guest {n}"
            guest = visit(seats, name)
            group.create_task(guest, name=name)
    print("everybody has had a seat")

asyncio.run(main())
