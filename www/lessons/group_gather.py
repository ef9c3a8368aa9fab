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
    orders = [cook(dish, seconds) for dish, seconds in menu.items()]
    try:
        await asyncio.gather(*orders)
    except ValueError as error:
        print("main:", error)  # and the others cook on
    await asyncio.sleep(0.8)

asyncio.run(main())
