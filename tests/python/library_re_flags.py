import re
text = "Alice <alice@example.com>, Bob <bob.smith@mail.org> 2024-03-15 and 1999-12-31; phone: +1 (555) 123-4567"
m = re.search(r"(?P<user>[\w.]+)@(?P<host>[\w.]+)", text)
print(m, m.group(), m.groups(), m.groupdict(), m["user"], m.span("host"), m.start(), m.end(2), m.lastgroup, m.lastindex, m.re.pattern, m.pos, m.string is text)
print(re.findall(r"\d{4}-\d\d-\d\d", text), re.findall(r"(\w+) <([^>]+)>", text))
print([x.group() for x in re.finditer(r"\b[A-Z]\w+", text)])
print(re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3/\2/\1", text)[44:70], re.subn(r"\s+", " ", "a  b \n c"), re.sub(r"\w+", lambda m: m[0].capitalize(), "hello big world", count=2))
print(re.split(r"[,;]\s*", "a, b;c,d"), re.split(r"(-)", "a-b-c"), re.split(r"\W+", "x y z", maxsplit=1), re.split(r"x*", "axbc"))
print(re.match("b", "abc"), re.fullmatch(r"\w+", "abc"), re.search("^b", "a\nb", re.M), re.escape("a.b*c [x]"))
p = re.compile(r"""
  (?P<sign>[+-])?     # sign
  (?P<int>\d+)        # integer
  (?:\.(?P<frac>\d+))?
""", re.VERBOSE | re.I)
print(p.match("-12.50").groupdict(), p.match("7").groupdict("0"), p.groups, p.groupindex, p.flags, repr(re.compile("a", re.I | re.M)))
print(re.findall(r"(?<=\$)\d+(?!\d*%)", "$10 $20% $300"), re.findall(r"(\w)\1", "aabbcd"), re.sub(r"(?P<a>x)", r"[\g<a>\g<0>]", "xyx"), re.findall(r"a.c", "a\nc abc", re.S))
print(re.findall("(?i)HELLO", "Hello hello"), re.search(r"(a|b)*?c", "abac").group(1), re.findall(r"<.*?>", "<a><b>"), re.match(r"(a)?(b)?", "b").groups("-"))
for bad in ["(", "[a", "*a", "(?P<1>x)", r"\1", "a{2,1}", "(?<=a+)b", "x)", r"(?P<n>a)(?P<n>b)"]:
    try: re.compile(bad)
    except re.error as e: print(bad, "->", e, e.pos)
print(re.I, re.I | re.M, repr(re.X), re.RegexFlag.I.value, re.compile("x").flags, type(re.I))
def tokenize(code):
    spec = [("NUM", r"\d+(\.\d*)?"), ("ASSIGN", r":="), ("END", ";"), ("ID", r"[A-Za-z]+"), ("OP", r"[+\-*/]"), ("NL", r"\n"), ("SKIP", r"[ \t]+"), ("MISMATCH", ".")]
    for mo in re.finditer("|".join("(?P<%s>%s)" % s for s in spec), code):
        if mo.lastgroup not in ("SKIP", "NL"): yield mo.lastgroup, mo.group(), mo.start()
print(list(tokenize("x := 3.5 * y;\nz := x + 2;")))
print(re.sub("a*", "-", "baac"), re.findall(r"\bfoo\b", "foo food foo"), re.compile(r"\d").sub("#", "a1b2", 1), m.expand(r"\2 \g<user>"))
s = re.Scanner if hasattr(re, "Scanner") else None; print(m.regs, re.match("(x)(y)?", "x").regs, bool(re.match("", "")), re.purge())
print(re.match(r"(?P<a>1)(?P<b>2)?", "1").span("b"), re.findall(r"[^\W\d_]+", "ab1_cd é"), re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "a1b22"))
