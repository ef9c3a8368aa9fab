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
        await asyncio.gather(*map(cook, menu))
    except ValueError as error:
        print("main:", error)  # others cook on
    await asyncio.sleep(0.8)

asyncio.run(main())
