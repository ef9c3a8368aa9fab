# Two connections to one file: what each sees, and who must wait.
import os
import sqlite3
import threading
import time

one = sqlite3.connect("shared.db", timeout=0.1)
two = sqlite3.connect("shared.db", timeout=0.1)
one.execute("CREATE TABLE t(a)")
one.execute("INSERT INTO t VALUES(1)")
print("before the commit", two.execute("SELECT count(*) FROM t").fetchone())
try:
    two.execute("INSERT INTO t VALUES(2)")
except sqlite3.OperationalError as error:
    print(error, error.sqlite_errorname, two.in_transaction)
two.rollback()
one.commit()
print("after the commit", two.execute("SELECT count(*) FROM t").fetchone())
reader = two.execute("SELECT a FROM t UNION ALL SELECT 2 UNION ALL SELECT 3")
print(reader.fetchone())
one.execute("INSERT INTO t VALUES(3)")
try:
    one.commit()
except sqlite3.OperationalError as error:
    print("a reader is in the way:", error, one.in_transaction)
print(reader.fetchall())
one.commit()
print(two.execute("SELECT count(*) FROM t").fetchone())
one.execute("BEGIN EXCLUSIVE")
try:
    two.execute("SELECT count(*) FROM t")
except sqlite3.OperationalError as error:
    print(error)
one.rollback()
cur = one.execute("SELECT a FROM t")
cur.fetchone()
try:
    one.execute("DROP TABLE t")
except sqlite3.OperationalError as error:
    print(error, error.sqlite_errorname)
cur.close()
one.close()
two.close()


def writer(name, pause):
    con = sqlite3.connect("shared.db", timeout=5)
    con.execute("BEGIN IMMEDIATE")
    time.sleep(pause)
    con.execute("INSERT INTO t VALUES(?)", (name,))
    con.commit()
    con.close()


threads = [threading.Thread(target=writer, args=(name, 0.05)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
con = sqlite3.connect("shared.db")
print(sorted(map(str, (row[0] for row in con.execute("SELECT a FROM t")))))
con.close()
print(os.path.exists("shared.db"), os.path.exists("shared.db-journal"), os.path.getsize("shared.db") > 0)
os.remove("shared.db")
con = sqlite3.connect("shared.db")
print(con.execute("SELECT count(*) FROM sqlite_master").fetchone())
con.close()
with open("text.db", "w") as file:
    file.write("this is no database, but a text that is long enough to look at" * 20)
con = sqlite3.connect("text.db")
try:
    con.execute("SELECT * FROM sqlite_master")
except sqlite3.DatabaseError as error:
    print(type(error).__name__, error, error.sqlite_errorname)
con.close()


def other_thread():
    try:
        con.execute("SELECT 1")
    except sqlite3.ProgrammingError as error:
        print(str(error)[:75])


con = sqlite3.connect(":memory:")
thread = threading.Thread(target=other_thread)
thread.start()
thread.join()
