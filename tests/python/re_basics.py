# re: matching, groups, positions.
import re

m = re.match(r"(\w+) (\w+)", "Ada Lovelace, countess")
print(m, m.group(), m.group(1), m.group(2, 1), m.groups(), m[0], m[2], m.span(), m.start(2), m.end(2), m.span(1), m.lastindex, m.lastgroup, m.string, m.pos, m.endpos, m.re.pattern, m.regs)
print(re.match("b", "abc"), re.search("b", "abc"), re.fullmatch("a.c", "abc"), re.fullmatch("a", "ab"), bool(re.match("", "")))
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(-(?P<day>\d\d))?", "on 2024-05, ok")
print(m.groupdict(), m.groupdict("?"), m["year"], m.group("month"), m.groups(), m.groups("-"), m.span("day"), m.lastgroup, m.lastindex)
p = re.compile(r"a(b)(?P<x>c)?", re.I | re.M)
print(p, p.pattern, p.flags, p.groups, p.groupindex, re.compile(b"x"), re.compile("a", re.X | re.A | re.S))
print(p.match("xab", 1), p.search("ABC ab", 1), p.match("abc", 0, 2), p.fullmatch("xabx", 1, 3), p.findall("ab ABC aB"))
print(re.findall(r"\d+", "1 22 333"), re.findall(r"(\w)=(\d)", "a=1 b=2"), re.findall(r"(a)|b", "ab"), re.findall("a*", "aab"), re.findall("", "ab"), re.findall(r"\b", "a b"))
print([m.span() for m in re.finditer(r"\w+", "one two")], [m.group() for m in re.finditer(r"x*", "axb")])
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b-c"), re.split(r"-", "a-b-c", maxsplit=1), re.split(r"x*", "axbc"), re.split(r"(a)|b", "1a2b3"), re.split(r"\b", "a b"))
print(re.sub(r"\d", "#", "a1b2"), re.sub(r"(\w)(\d)", r"\2\1", "a1b2"), re.sub(r"(?P<l>[a-z])", r"<\g<l>>", "ab"), re.sub("x*", "-", "abxd"), re.subn("a", "b", "aXa"), re.sub("a", "b", "aaa", count=2), re.sub(r"a", lambda m: m.group().upper() + str(m.start()), "banana"), re.sub("a", r"\n\t\\\g<0>", "xa"), re.sub("(a)?b", r"[\1]", "b ab"))
print(re.escape("a.b*c [d] - é_1"), re.purge(), re.match("(a)(b)?", "a").expand(r"\1-\2-\g<1>"), int(re.I), int(re.IGNORECASE | 0), int(re.M | re.S))
for call in [lambda: m.group(9), lambda: m.group("nope"), lambda: re.match(1, "a"), lambda: re.match("a", 1), lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.sub("(a)", r"\2", "a"), lambda: re.sub("a", r"\q", "a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.sub("a", r"\g<1", "a"), lambda: re.compile(re.compile("a"), re.I)]:
    try:
        print(call())
    except (IndexError, TypeError, ValueError, re.error) as error:
        print(type(error).__name__, error)
