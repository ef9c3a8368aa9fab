# Types of the program's own: adapters on the way in, converters on the way out.
import datetime
import json
import sqlite3


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __conform__(self, protocol):
        if protocol is sqlite3.PrepareProtocol:
            return f"{self.x};{self.y}"


class Celsius:
    def __init__(self, value):
        self.value = value


def convert_point(s):
    x, y = map(float, s.split(b";"))
    return Point(x, y)


sqlite3.register_adapter(Celsius, lambda celsius: celsius.value)
sqlite3.register_adapter(list, json.dumps)
sqlite3.register_adapter(datetime.date, lambda value: value.isoformat())
sqlite3.register_adapter(datetime.datetime, lambda value: value.isoformat())
sqlite3.register_converter("point", convert_point)
sqlite3.register_converter("json", json.loads)
sqlite3.register_converter("date", lambda raw: datetime.date.fromisoformat(raw.decode()))
sqlite3.register_converter("number", lambda raw: ("number", raw))

con = sqlite3.connect(":memory:")
cur = con.execute("SELECT ?, ?", (Point(4.0, -3.2), Celsius(21.5)))
print(cur.fetchone())

con = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES)
con.execute("CREATE TABLE test(p point, j JSON, d date, n number(10), m NUMBER unsigned, t text)")
con.execute("INSERT INTO test VALUES(?, ?, ?, ?, ?, ?)",
            (Point(1, 2), [1, {"a": None}], datetime.date(2024, 2, 29), 7, 2.5, "text"))
con.execute("INSERT INTO test VALUES(NULL, NULL, NULL, NULL, NULL, NULL)")
for row in con.execute("SELECT * FROM test"):
    print(row)
print(con.execute("SELECT p + 1, d || '' FROM test LIMIT 1").fetchone())

con = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_COLNAMES)
cur = con.execute("SELECT '1;2' AS \"p [point]\", '[3]' AS \"j [json]\", 4 AS \"x [unknown]\", 5 AS \"y\"")
print(cur.fetchone(), [column[0] for column in cur.description])
con = sqlite3.connect(":memory:")
print(con.execute("SELECT '1;2' AS \"p [point]\"").description[0][0])
con = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)
con.execute("CREATE TABLE t(d date)")
con.execute("INSERT INTO t VALUES('2020-01-02')")
print(con.execute("SELECT d, d AS \"d [point]\" FROM t WHERE 0").fetchall())
print(con.execute("SELECT d FROM t").fetchone())
con.execute("INSERT INTO t VALUES('nonsense')")
try:
    con.execute("SELECT d FROM t").fetchall()
except ValueError as error:
    print("ValueError", error)
print(sqlite3.adapt(Point(1, 2)), sqlite3.adapt(Celsius(3)))
try:
    sqlite3.adapt(object())
except sqlite3.ProgrammingError as error:
    print(error)
print(sqlite3.Date(2020, 1, 2), sqlite3.Time(3, 4, 5), sqlite3.Timestamp(2020, 1, 2, 3, 4, 5))
