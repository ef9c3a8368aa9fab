import asyncio
import aiosqlite

REPORT = """SELECT count(*) FROM sale a, sale b
            WHERE a.price < b.price AND a.shop = ?"""
sales = [(n % 4, n * 7919 % 1000) for n in range(2000)]

async def report(db, shop):
    async with db.execute(REPORT, (shop,)) as rows:  # its thread
        print("shop", shop, (await rows.fetchone())[0])

async def heartbeat():
    while True:
        await asyncio.sleep(0.05)

async def main():
    async with aiosqlite.connect("shop.db") as db:
        await db.execute("CREATE TABLE sale(shop, price)")
        await db.executemany("INSERT INTO sale VALUES(?, ?)", sales)
        await db.commit()
        beat = asyncio.create_task(heartbeat())
        await asyncio.sleep(0.1)
        await asyncio.gather(*(report(db, n) for n in range(4)))
        beat.cancel()

asyncio.run(main())
