# A database as text, as bytes, and copied.
import sqlite3

con = sqlite3.connect(":memory:")
con.executescript("""
    CREATE TABLE people(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, photo BLOB, height REAL);
    CREATE INDEX by_name ON people(name);
    CREATE VIEW tall AS SELECT name FROM people WHERE height > 1.8;
    CREATE TABLE "odd name"(a);
    INSERT INTO people(name, photo, height) VALUES('O''Neil', x'00FF', 1.75), ('Zoë', NULL, 1.9);
    INSERT INTO "odd name" VALUES(NULL), (1), (2.5);
    CREATE TRIGGER hello AFTER INSERT ON people BEGIN UPDATE people SET height = 1 WHERE id = NEW.id; END;
""")
for line in con.iterdump():
    print(line)
copy = sqlite3.connect(":memory:")
copy.executescript("".join(con.iterdump()))
print(copy.execute("SELECT * FROM tall").fetchall())


def progress(status, remaining, total):
    print(f"Copied {total - remaining} of {total} pages")


target = sqlite3.connect("backup.db")
with target:
    con.backup(target, progress=progress)
target.close()
target = sqlite3.connect("backup.db")
print(target.execute("SELECT id, name, photo, height FROM people").fetchall())
print(con.serialize()[:15], len(con.serialize()) % 512)
try:
    con.backup(con)
except ValueError as error:
    print(error)
said = []
con.set_trace_callback(said.append)
con.execute("SELECT 1")
con.set_trace_callback(None)
con.execute("SELECT 2")
print(said)
