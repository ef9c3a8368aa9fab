# Row factories, text factories, and what a cursor knows of its columns.
import sqlite3
from collections import namedtuple

con = sqlite3.connect(":memory:")
con.row_factory = sqlite3.Row
row = con.execute("SELECT 'Earth' AS name, 6378 AS radius").fetchone()
print(row.keys(), row["name"], row["RADIUS"], row[0], row[-1], row[0:2], len(row), list(row), tuple(row))
print(dict(row), "name" in row.keys(), isinstance(row, sqlite3.Row))
same = con.execute("SELECT 'Earth' AS name, 6378 AS radius").fetchone()
print(row == same, hash(row) == hash(same), row != same, row == ("Earth", 6378))
name, radius = row
print(name, radius)
for wrong in ("mass", 2, 2.5, None):
    try:
        row[wrong]
    except IndexError as error:
        print(f"{type(error).__name__}: {error}")


def dict_factory(cursor, row):
    return {column[0]: value for column, value in zip(cursor.description, row)}


con.row_factory = dict_factory
print(con.execute("SELECT 1 AS a, 2 AS b").fetchall())


def namedtuple_factory(cursor, row):
    return namedtuple("Row", [column[0] for column in cursor.description])._make(row)


cur = con.cursor()
cur.row_factory = namedtuple_factory
print(cur.execute("SELECT 1 AS a, 2 AS b").fetchone())
con.row_factory = lambda cursor, row: row[0]
print(con.execute("SELECT 5 UNION SELECT 7").fetchall())
con.row_factory = None
print(con.execute("SELECT 1, 2 AS two, 3 + 4").description)
con.execute("CREATE TABLE t(a, b)")
cur = con.execute("INSERT INTO t VALUES(1, 'x'), (2, 'y'), (3, 'z')")
print(cur.description, cur.rowcount, cur.lastrowid, cur.fetchone())
cur = con.execute("SELECT a FROM t")
print(cur.rowcount, cur.arraysize, cur.connection is con)
print(cur.fetchmany(), cur.fetchmany(5), cur.fetchmany(5), cur.fetchone())
cur.arraysize = 2
print(cur.execute("SELECT a FROM t").fetchmany())
print(next(cur), next(cur, "end"))
print(con.execute("UPDATE t SET b = 'w' WHERE a > 1").rowcount)
cur = con.execute("INSERT INTO t VALUES(4, 'v') RETURNING a, b")
print(cur.fetchall(), cur.rowcount)
print(con.execute("DELETE FROM t").rowcount)
con.text_factory = bytes
print(con.execute("SELECT 'Österreich', 1, NULL").fetchone())
con.text_factory = lambda data: data.decode(errors="ignore") + "!"
print(con.execute("SELECT CAST(x'61ff62' AS TEXT)").fetchone())
con.text_factory = str
try:
    con.execute("SELECT CAST(x'61ff62' AS TEXT) AS broken").fetchone()
except sqlite3.OperationalError as error:
    print(error)
print(con.execute("SELECT 1.0, 1e300, -0.5, 1/2, 1/2.0, 'a' || 'b', x'00', 1 = 1").fetchone())
