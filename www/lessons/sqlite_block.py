import asyncio
import sqlite3

REPORT = """SELECT count(*) FROM sale a, sale b
            WHERE a.price < b.price AND a.shop = ?"""
sales = [(n % 4, n * 7919 % 1000) for n in range(2000)]

async def report(db, shop):
    row = db.execute(REPORT, (shop,)).fetchone()  # the loop waits
    print("shop", shop, row[0])

async def heartbeat():
    while True:
        await asyncio.sleep(0.05)

async def main():
    db = sqlite3.connect("shop.db")
    db.execute("CREATE TABLE sale(shop, price)")
    db.executemany("INSERT INTO sale VALUES(?, ?)", sales)
    db.commit()
    beat = asyncio.create_task(heartbeat())
    await asyncio.sleep(0.1)
    await asyncio.gather(*(report(db, n) for n in range(4)))
    beat.cancel()
    db.close()

asyncio.run(main())
