# The tree of errors, with SQLite's own names and words.
import sqlite3

for kind in (sqlite3.Warning, sqlite3.Error, sqlite3.InterfaceError, sqlite3.DatabaseError, sqlite3.DataError,
             sqlite3.OperationalError, sqlite3.IntegrityError, sqlite3.InternalError, sqlite3.ProgrammingError,
             sqlite3.NotSupportedError):
    print(kind.__name__, [base.__name__ for base in kind.__mro__[1:-2]], kind.__module__)
print(sqlite3.apilevel, sqlite3.paramstyle, sqlite3.threadsafety)
con = sqlite3.connect(":memory:")
con.executescript("""
    PRAGMA foreign_keys = ON;
    CREATE TABLE parent(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE child(id INTEGER PRIMARY KEY, parent REFERENCES parent(id), age CHECK (age > 0));
    CREATE TABLE strict_one(a INTEGER) STRICT;
    INSERT INTO parent VALUES(1, 'one');
""")


def wrong(sql, parameters=()):
    try:
        con.execute(sql, parameters)
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", None), getattr(error, "sqlite_errorcode", None)
        print(f"{type(error).__name__}: {error}", *code)


wrong("INSERT INTO parent VALUES(1, 'two')")
wrong("INSERT INTO parent VALUES(2, 'one')")
wrong("INSERT INTO parent VALUES(2, NULL)")
wrong("INSERT INTO child VALUES(1, 7, 3)")
wrong("INSERT INTO child VALUES(1, 1, 0)")
wrong("INSERT INTO strict_one VALUES('a')")
wrong("INSERT INTO parent VALUES('a', 'b')")
wrong("SELECT * FROM nothing")
wrong("SELECT nothing FROM parent")
wrong("SELEC 1")
wrong("SELECT 1 FROM")
wrong("SELECT 'open")
wrong("SELECT nothing(1)")
wrong("INSERT INTO parent VALUES(1)")
wrong("CREATE TABLE parent(a)")
wrong("DROP TABLE nothing")
wrong("COMMIT")
wrong("ROLLBACK")
wrong("SELECT abs(-9223372036854775808)")
wrong("SELECT zeroblob(10000000000)")
wrong("ATTACH 'no/such/folder/x.db' AS other")
for statement in ("SELECT 1", 5):
    try:
        con.executemany(statement, [])
    except (sqlite3.Error, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
for call in (lambda: sqlite3.connect("no/such/folder/x.db"), lambda: sqlite3.connect(5.5),
             lambda: con.executescript(5), lambda: con.executescript("SELECT 1; SELEC"),
             lambda: con.cursor(lambda con: None)):
    try:
        call()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
cur = con.cursor()
cur.close()
for call in (lambda: cur.execute("SELECT 1"), cur.fetchone, lambda: sqlite3.Cursor(5)):
    try:
        call()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
con.close()
con.close()
for call in (con.commit, con.cursor, lambda: con.in_transaction, lambda: con.__enter__()):
    try:
        call()
    except sqlite3.ProgrammingError as error:
        print(error)
