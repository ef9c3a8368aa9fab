import asyncio


async def runner(start, name, pace, board):
    await start.wait()
    for _ in range(3):
        await asyncio.sleep(pace)
    board.append(name)


async def main():
    start, board = asyncio.Event(), []
    async with asyncio.TaskGroup() as group:
        for name, pace in [("hare", 0.005), ("tortoise", 0.02), ("cat", 0.01)]:
            group.create_task(runner(start, name, pace, board))
        await asyncio.sleep(0)
        print("ready")
        start.set()
    print(board)


asyncio.run(main())
