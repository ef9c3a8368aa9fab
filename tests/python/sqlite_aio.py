# aiosqlite: the README of the library, and its corners.
import asyncio
import aiosqlite


async def main():
    async with aiosqlite.connect("aio.db") as db:
        await db.execute("CREATE TABLE some_table(id INTEGER PRIMARY KEY, column TEXT)")
        cursor = await db.execute("INSERT INTO some_table(column) VALUES(?)", ("first",))
        print(cursor.lastrowid, cursor.rowcount, db.in_transaction)
        await db.commit()
        print(db.in_transaction, db.total_changes)
        await db.executemany("INSERT INTO some_table(column) VALUES(?)", [(f"row {n}",) for n in range(200)])
        await db.commit()
        async with db.execute("SELECT * FROM some_table WHERE id < 4") as cursor:
            async for row in cursor:
                print(row)
        count = 0
        async with db.execute("SELECT * FROM some_table") as cursor:
            async for row in cursor:
                count += 1
        print(count)
        cursor = await db.execute("SELECT column FROM some_table ORDER BY id DESC")
        print(await cursor.fetchone(), await cursor.fetchmany(2), len(await cursor.fetchall()))
        print(cursor.description[0][0], cursor.arraysize)
        await cursor.close()
        db.row_factory = aiosqlite.Row
        async with db.execute("SELECT id, column FROM some_table LIMIT 1") as cursor:
            row = await cursor.fetchone()
            print(row["column"], row.keys())
        db.row_factory = None
        print(await db.execute_insert("INSERT INTO some_table(column) VALUES('late')"))
        print(await db.execute_fetchall("SELECT count(*) FROM some_table"))
        await db.rollback()
        print(await db.execute_fetchall("SELECT count(*) FROM some_table"))
        async with db.cursor() as cursor:
            await cursor.execute("SELECT 1")
            print(await cursor.fetchall())
        await db.executescript("DELETE FROM some_table; INSERT INTO some_table VALUES(1, 'only');")
        print([line async for line in db.iterdump()])
        for sql in ("SELEC", "INSERT INTO some_table VALUES(1, 'again')"):
            try:
                await db.execute(sql)
            except aiosqlite.Error as error:
                print(type(error).__name__, error)
    try:
        await db.execute("SELECT 1")
    except ValueError as error:
        print(error)
    db = await aiosqlite.connect(":memory:")
    results = await asyncio.gather(*(db.execute_fetchall("SELECT ?", (n,)) for n in range(5)))
    print(results)
    task = asyncio.create_task(db.execute("SELECT 'task'"))
    print(await (await task).fetchone())
    print(db.isolation_level == "", db.row_factory, db.text_factory)
    await db.close()
    await db.close()
    try:
        async with aiosqlite.connect("no/such/folder.db"):
            print("never")
    except aiosqlite.OperationalError as error:
        print(error)


asyncio.run(main())
