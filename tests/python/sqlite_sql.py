# What this SQLite can: windows, recursion, JSON, upserts, full text, dates, mathematics.
import sqlite3

con = sqlite3.connect(":memory:")


def show(sql, *parameters):
    print(con.execute(sql, parameters).fetchall())


con.executescript("""
    CREATE TABLE sales(region, month, amount);
    INSERT INTO sales VALUES('north', 1, 10), ('north', 2, 30), ('south', 1, 20), ('south', 2, 5);
""")
show("SELECT region, month, sum(amount) OVER (PARTITION BY region ORDER BY month) FROM sales")
show("SELECT region, sum(amount) FROM sales GROUP BY region HAVING sum(amount) > 30 ORDER BY 2 DESC")
show("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x * 2 FROM n WHERE x < 100) SELECT x FROM n")
show("SELECT json_extract('{\"a\": [1, {\"b\": 2}]}', '$.a[1].b'), json_array(1, 'two', NULL)")
show("SELECT key, value FROM json_each('{\"x\": 1, \"y\": [2]}')")
con.execute("CREATE TABLE word(word PRIMARY KEY, count DEFAULT 1)")
for word in "the cat and the dog and the bird".split():
    con.execute("INSERT INTO word(word) VALUES(?) ON CONFLICT(word) DO UPDATE SET count = count + 1", (word,))
show("SELECT * FROM word ORDER BY count DESC, word")
con.execute("CREATE VIRTUAL TABLE doc USING fts5(title, body)")
con.execute("INSERT INTO doc VALUES('Event loops', 'A loop that waits'), ('Threads', 'They wait, too')")
show("SELECT title, highlight(doc, 1, '[', ']') FROM doc WHERE doc MATCH 'waits'")
show("SELECT date('2024-02-28', '+1 day'), strftime('%Y-%W', '2024-03-01'), julianday('2000-01-01')")
show("SELECT time('now') IS NOT NULL, length(datetime('now')), date('now') = date('now', 'localtime') IN (0, 1)")
show("SELECT round(2.567, 2), abs(-3), max(1, 2, 3), coalesce(NULL, 'x'), nullif(1, 1), typeof(1.0), instr('abc', 'c')")
show("SELECT upper('abc'), substr('abcdef', 2, 3), replace('aXb', 'X', '-'), trim('  a '), printf('%05.1f', 3.14159)")
show("SELECT group_concat(region, '+') FROM (SELECT DISTINCT region FROM sales)")
show("SELECT CASE WHEN ? > 5 THEN 'big' ELSE 'small' END, ? LIKE 'a%', ? GLOB 'A*'", 7, "Apple", "Apple")
show("EXPLAIN QUERY PLAN SELECT * FROM word WHERE word = 'cat'") if False else None
show("PRAGMA user_version")
con.execute("PRAGMA user_version = 7")
show("PRAGMA user_version")
show("PRAGMA table_info(word)")
show("PRAGMA foreign_keys")
show("PRAGMA page_size")
show("SELECT name, type FROM sqlite_master WHERE name NOT LIKE 'doc%' ORDER BY name")
print(sqlite3.sqlite_version_info >= (3, 40), sqlite3.complete_statement("SELECT 1;"), sqlite3.complete_statement("SELECT"))
