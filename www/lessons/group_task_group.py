import asyncio

menu = {
    "salad": 0.3,
    "soup": 0.6,
    "roast": 0.9,
    "cake": 1.2,
}

async def cook(dish):
    try:
        await asyncio.sleep(menu[dish])
        if dish == "soup":
            raise ValueError("the soup is burnt")
        print(f"{dish}: served")
    except asyncio.CancelledError:
        print(f"{dish}: stopped")
        raise

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for dish in menu:
                group.create_task(cook(dish), name=dish)
    except* ValueError as errors:
        print("main:", *errors.exceptions)

asyncio.run(main())
