# Two connections of aiosqlite: each has a thread, and the loop goes on while they work and wait.
import asyncio
import sqlite3
import aiosqlite

with sqlite3.connect("two.db") as setup:
    setup.execute("CREATE TABLE log(who, what)")
setup.close()
SLOW = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT count(*) FROM n"


async def writer(name, pause):
    async with aiosqlite.connect("two.db") as db:
        await db.execute("BEGIN IMMEDIATE")
        await db.execute("INSERT INTO log VALUES(?, 'begins')", (name,))
        await asyncio.sleep(pause)
        await db.execute("INSERT INTO log VALUES(?, 'ends')", (name,))
        await db.commit()


async def heartbeat(beats):
    while True:
        await asyncio.sleep(0.01)
        beats.append(1)


async def main():
    await asyncio.gather(*(writer(name, 0.03) for name in "abc"))
    async with aiosqlite.connect("two.db") as db:
        rows = await db.execute_fetchall("SELECT * FROM log")
    print(sorted(rows))
    print(all(rows[at][0] == rows[at + 1][0] for at in (0, 2, 4)))
    beats = []
    heart = asyncio.create_task(heartbeat(beats))
    async with aiosqlite.connect(":memory:") as db:
        print(await db.execute_fetchall(SLOW, (500_000,)))
    print(len(beats) > 2)
    heart.cancel()
    one = await aiosqlite.connect("two.db", timeout=0.05)
    two = await aiosqlite.connect("two.db", timeout=0.05)
    await one.execute("DELETE FROM log")
    try:
        await two.execute("DELETE FROM log")
    except aiosqlite.OperationalError as error:
        print(error)
    await one.rollback()
    print(await two.execute_fetchall("SELECT count(*) FROM log"))
    await one.close()
    await two.close()
    plain = sqlite3.connect("two.db")
    print(plain.execute("SELECT count(*) FROM log").fetchone())
    plain.close()


asyncio.run(main())
