import asyncio

async def cook(dish, seconds):
    try:
        await asyncio.sleep(seconds)
        if dish == "soup":
            raise ValueError("the soup is burnt")
        print(f"{dish}: served")
    except asyncio.CancelledError:
        print(f"{dish}: stopped")
        raise

async def main():
    menu = {"salad": 0.3, "soup": 0.6, "roast": 0.9, "cake": 1.2}
    try:
        async with asyncio.TaskGroup() as group:
            for dish, seconds in menu.items():
                group.create_task(cook(dish, seconds), name=dish)
    except* ValueError as group:
        for error in group.exceptions:
            print("main:", error)  # and nobody cooks any more

asyncio.run(main())
