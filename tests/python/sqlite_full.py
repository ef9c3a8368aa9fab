# A database that may not grow: what was committed stays.
import sqlite3

con = sqlite3.connect("small.db")
con.execute("CREATE TABLE t(a)")
con.execute("INSERT INTO t VALUES('kept')")
con.commit()
con.execute("PRAGMA max_page_count = 4")
try:
    with con:
        for number in range(100):
            con.execute("INSERT INTO t VALUES(?)", ("x" * 2000,))
except sqlite3.OperationalError as error:
    print(error, error.sqlite_errorname, con.in_transaction)
print(con.execute("SELECT * FROM t").fetchall())
con.close()
con = sqlite3.connect("small.db")
print(con.execute("SELECT * FROM t").fetchall(), con.execute("PRAGMA integrity_check").fetchone())
con.close()
con = sqlite3.connect("file:small.db?mode=ro", uri=True)
try:
    con.execute("INSERT INTO t VALUES(1)")
except sqlite3.OperationalError as error:
    print(error, error.sqlite_errorname)
con.close()
try:
    sqlite3.connect("file:none.db?mode=rw", uri=True)
except sqlite3.OperationalError as error:
    print(error)
con = sqlite3.connect("file:small.db?mode=rwc", uri=True)
print(con.execute("SELECT * FROM t").fetchall())
con.execute("ATTACH 'other.db' AS other")
con.execute("CREATE TABLE other.u AS SELECT a, 1 AS b FROM t")
con.close()
con = sqlite3.connect("other.db")
print(con.execute("SELECT * FROM u").fetchall())
