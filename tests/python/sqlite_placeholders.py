# Placeholders of both kinds, and what goes wrong with them.
import sqlite3

con = sqlite3.connect(":memory:")
con.execute("CREATE TABLE lang(name, first_appeared)")
con.executemany("INSERT INTO lang VALUES(:name, :year)",
                ({"name": "C", "year": 1972}, {"name": "Fortran", "year": 1957}, {"name": "Python", "year": 1991}))
print(con.execute("SELECT * FROM lang WHERE first_appeared = ?", (1972,)).fetchall())
print(con.execute("SELECT * FROM lang WHERE first_appeared = :year OR name = :name",
                  {"year": 1957, "name": "Python", "more": object()}).fetchall())
print(con.execute("SELECT ?, ?, ?, ?, ?", [None, 1, 2.5, "text", b"\x00\xff"]).fetchone())
print(con.execute("SELECT ?2, ?1", (1, 2)).fetchone())
print(con.execute("SELECT @a, $b", {"a": True, "b": False}).fetchone())
print(con.execute("SELECT ?", (bytearray(b"abc"),)).fetchone())
print(con.execute("SELECT typeof(?), typeof(?)", (2 ** 63 - 1, -(2 ** 63))).fetchone())


class Defaults(dict):
    def __missing__(self, key):
        return f"no {key}"


class Text(str):
    pass


print(con.execute("SELECT ?, typeof(?)", (Text("own"), Text("own"))).fetchone())


def wrong(sql, parameters):
    try:
        con.execute(sql, parameters)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


wrong("SELECT ?", ())
wrong("SELECT ?, ?", (1,))
wrong("SELECT ?", (1, 2))
wrong("SELECT ?", ([],))
wrong("SELECT ?, ?", (1, {}))
wrong("SELECT :a", {"b": 1})
wrong("SELECT :a", {"a": []})
wrong("SELECT ?", {"a": 1})
wrong("SELECT ?", (2 ** 63,))
wrong("SELECT ?", 1)
wrong("SELECT ?", None)
wrong("SELECT ?", {1, 2})
wrong("SELECT 1; SELECT 2", ())
wrong("SELECT 1;  -- that is all\n", ())
wrong("", ())
wrong("-- nothing", ())
wrong(1, ())
print(con.execute("SELECT count(*) FROM lang").fetchone()[0])
