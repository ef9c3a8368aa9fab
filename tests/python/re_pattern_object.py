# re: patterns and matches as objects.
import re

p = re.compile(r"(?P<k>\w+)=(?P<v>\w*)")
print(isinstance(p, re.Pattern), isinstance(p.match("a=1"), re.Match), type(p).__name__, type(p.match("a=1")).__name__, p == re.compile(r"(?P<k>\w+)=(?P<v>\w*)"), p is re.compile(p), hash(p) == hash(p), {p: 1}[p])
print(dict(m.groups() for m in p.finditer("a=1 b= c=3")), p.groupindex, p.sub(r"\g<v>=\g<k>", "a=1"), p.subn("x", "a=1 b=2", 1), p.split("1 a=2 3"), p.findall("a=1", 1), p.search("zz a=b").span("v"))
m = p.match("key=")
if m:
    print("truthy", m["v"] == "", m.group("k", "v"), m.end("v"), m.start("k"), m.expand(r"\g<k>!"))
match p.match("one=two"):
    case None:
        print("none")
    case found:
        print(found.group("v"))
print([bool(re.fullmatch(r"[+-]?\d+", s)) for s in ["1", "+2", "x", "", "1\n"]], re.match(r"\d+$", "1\n"), re.fullmatch(r"a|ab", "ab"))
print(repr(re.compile("a" * 300))[:30], repr(re.match("a*", "a" * 100)), repr(re.compile("x'y\n")))
