import re

log = """2024-01-02 ERROR [db] timeout after 30s
2024-01-02 INFO [web] GET /index 200
bad line
2024-01-03 WARN [db] slow query 1.5s"""
pattern = re.compile(r"^(?P<date>\d{4}-\d\d-\d\d) (?P<level>[A-Z]+) \[(?P<name>\w+)\] (?P<text>.*)$", re.M)
for m in pattern.finditer(log):
    print(m.groupdict(), m.span("level"))
print(re.findall(r"(\d+(?:\.\d+)?)s\b", log), re.sub(r"(\w+)@(\w+)", r"\2 at \1", "ann@home bob@work"), re.split(r"[,;]\s*", "a, b;c,d"))
tokens = re.compile(r"\s*(?:(?P<num>\d+)|(?P<op>[-+*/()])|(?P<name>[a-z]\w*))")
print([(m.lastgroup, m[m.lastgroup]) for m in tokens.finditer("x1 + 42*(y - 7)")])
print(re.sub(r"\b[a-z]", lambda m: m[0].upper(), "hello big world"), re.subn("a", "b", "banana", count=2), re.fullmatch(r"(\w)(\w)\2\1", "abba"), re.match("x", "abc"))
print(re.search(r"(?<=\$)\d+(?!\d|%)", "5% $100 $7%"), re.escape("a.b*c"), re.findall(r"(?i)PY\w+", "python Pyre"), re.compile(r"""
    (\d+)   # number
    \s* (px|em)
""", re.X).findall("10px 2 em"))
