# Transactions: when they begin, how they end, in each of the modes.
import sqlite3


def state(con, what):
    print(f"{what}: {'open' if con.in_transaction else 'none'}, {con.total_changes} changes")


con = sqlite3.connect("bank.db")
con.execute("CREATE TABLE account(name PRIMARY KEY, balance CHECK (balance >= 0))")
state(con, "create")
con.executemany("INSERT INTO account VALUES(?, ?)", [("ann", 100), ("bob", 50)])
state(con, "insert")
con.commit()
state(con, "commit")


def transfer(a, b, amount):
    try:
        with con:
            con.execute("UPDATE account SET balance = balance + ? WHERE name = ?", (amount, b))
            state(con, "inside")
            con.execute("UPDATE account SET balance = balance - ? WHERE name = ?", (amount, a))
    except sqlite3.IntegrityError as error:
        print(f"{type(error).__name__}: {error} ({error.sqlite_errorname}, {error.sqlite_errorcode})")


transfer("ann", "bob", 30)
transfer("ann", "bob", 300)
print(con.execute("SELECT * FROM account ORDER BY name").fetchall())
state(con, "after")
con.execute("DELETE FROM account")
con.rollback()
print(con.execute("SELECT count(*) FROM account").fetchone())
con.execute("SELECT 1")
state(con, "select")
con.execute("-- a comment before\nUPDATE account SET balance = 1")
state(con, "update")
con.executescript("SELECT 1; INSERT INTO account VALUES('cy', 5);")
state(con, "script")
con.isolation_level = None
con.execute("INSERT INTO account VALUES('di', 6)")
state(con, "autocommit by level")
con.execute("BEGIN IMMEDIATE")
state(con, "begin")
con.execute("SAVEPOINT one")
con.execute("DELETE FROM account")
con.execute("ROLLBACK TO one")
con.execute("COMMIT")
state(con, "commit by hand")
print([row[0] for row in con.execute("SELECT name FROM account ORDER BY name")])
con.isolation_level = "EXCLUSIVE"
print(con.isolation_level)
try:
    con.isolation_level = "SOMETIMES"
except ValueError as error:
    print(error)
con.close()

con = sqlite3.connect("bank.db", autocommit=True)
con.execute("INSERT INTO account VALUES('ed', 7)")
state(con, "autocommit")
con.commit()
con.close()
con = sqlite3.connect("bank.db", autocommit=False)
state(con, "pep 249")
con.execute("INSERT INTO account VALUES('flo', 8)")
con.commit()
state(con, "committed")
con.execute("INSERT INTO account VALUES('gus', 9)")
con.close()
con = sqlite3.connect("bank.db")
print([row[0] for row in con.execute("SELECT name FROM account ORDER BY name")])
with con:
    con.execute("INSERT INTO account VALUES('hal', 1)")
try:
    with con:
        con.execute("INSERT INTO account VALUES('ida', 1)")
        raise KeyError("no")
except KeyError as error:
    print("rolled back", error)
print(con.execute("SELECT count(*) FROM account").fetchone())
con.close()
