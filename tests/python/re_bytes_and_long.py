# re: bytes, long texts, and patterns that try much.
import re

print(re.findall(rb"\w+", b"ab \xe9 cd"), re.sub(rb"(a)", rb"<\1>", b"banana"), re.split(b",", b"a,b"), re.match(b"(?P<n>a)", b"a").groupdict(), re.match(b"a", b"a"))
text = "a" * 200000
print(len(re.match(r"(?:a|b)*", text).group()), len(re.match(r"(a)*", text).group()), len(re.match(r"[ab]*?$", text).group()), re.match(r"(?:a|b)*c", text[:2000]), len(re.findall("a", text)))
print(re.search("b", text), re.search("a{10}b", text[:1000]), len(re.sub("a", "bc", text)), len(re.split("a", text)))
words = "the quick brown fox jumps over the lazy dog " * 500
print(len(re.findall(r"\b\w+\b", words)), len(set(re.findall(r"[a-z]+", words))), len(re.sub(r"\s+", " ", words)))
token = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<op>[-+*/()=]))")
print([(m.lastgroup, m[m.lastgroup]) for m in token.finditer("x = 3.14*(y_1 + 42)")])
position, found = 0, []
while m := token.match("a+b * 2", position):
    found.append(m.group(m.lastgroup))
    position = m.end()
print(found)
print(re.match(r"(a?){20}a{20}", "a" * 20).span(), re.match(r"(x+x+)+y", "x" * 12))
print(re.sub(r"([A-Z])", lambda m: "_" + m[1].lower(), "camelCaseName"), re.findall(r"(?:\d{1,3}\.){3}\d{1,3}", "10.0.0.1 and 192.168.1.254"), re.match(r"[^@\s]+@[^@\s]+\.\w+$", "a.b@c.de").group(), re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", "1234567"))
