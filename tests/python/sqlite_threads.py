# sqlite3 in threads: a blocking query waits there, and the loop goes on.
import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor

SLOW = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT count(*) FROM n"


def count(most):
    con = sqlite3.connect(":memory:")
    try:
        return con.execute(SLOW, (most,)).fetchone()[0]
    finally:
        con.close()


async def heartbeat(beats):
    while True:
        await asyncio.sleep(0.01)
        beats.append(1)


async def main():
    beats = []
    heart = asyncio.create_task(heartbeat(beats))
    print(await asyncio.to_thread(count, 500_000))
    print("in a thread", len(beats) > 2)
    beats.clear()
    print(count(500_000))
    print("on the loop", len(beats))
    heart.cancel()
    with ThreadPoolExecutor(3) as pool:
        print(sorted(pool.map(count, [10, 20, 30])))


def worker(name):
    con = sqlite3.connect("jobs.db", timeout=10)
    done = []
    while True:
        with con:
            row = con.execute("UPDATE job SET owner = ? WHERE id = (SELECT min(id) FROM job WHERE owner IS NULL) "
                              "RETURNING id", (name,)).fetchone()
        if row is None:
            con.close()
            return done
        done.append(row[0])


con = sqlite3.connect("jobs.db")
con.execute("CREATE TABLE job(id INTEGER PRIMARY KEY, owner)")
con.executemany("INSERT INTO job(owner) VALUES(?)", [(None,)] * 12)
con.commit()
con.close()
with ThreadPoolExecutor(3) as pool:
    done = list(pool.map(worker, "abc"))
print(sorted(sum(done, [])))
asyncio.run(main())
