import datetime as dt, json, re, textwrap, html, urllib.parse as up, random, uuid, hashlib, base64, string, time
d = dt.datetime(2024, 3, 10, 14, 30)
print([(d + dt.timedelta(days=i)).strftime("%a %d") for i in range(3)], d.replace(hour=0).isoformat(), (d - dt.datetime(2024, 1, 1)).days, d.strftime("%I:%M %p, week %W, day %j"), dt.date(2024, 3, 10).weekday(), d.date() == dt.date(2024, 3, 10), dt.timedelta(hours=27, minutes=5), str(dt.timedelta(seconds=3661)), dt.timedelta(days=2) / dt.timedelta(hours=6), dt.datetime.strptime("10/03/24 02:05 PM", "%d/%m/%y %I:%M %p"), dt.datetime.fromisoformat("2024-03-10T14:30:00.123"), d.astimezone(dt.timezone.utc).tzinfo if 0 else "")
def age(b, t): return t.year - b.year - ((t.month, t.day) < (b.month, b.day))
print(age(dt.date(1990, 5, 20), dt.date(2024, 3, 10)), [dt.date(2024, m, 1).strftime("%b") for m in (1, 6, 12)], min(dt.date(2024, 1, 1), dt.date(2023, 1, 1)), dt.datetime(2024, 1, 31, tzinfo=dt.timezone.utc).isoformat(), dt.datetime(2024, 1, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=2))).astimezone(dt.timezone.utc))
text = "Python is an interpreted, high-level programming language. Its design emphasizes readability."
print(textwrap.fill(text, 40)); print(textwrap.shorten(text, 40, placeholder="…")); print(textwrap.indent(textwrap.dedent("    a\n      b\n"), "| "))
words = re.findall(r"\b\w+\b", text.lower()); print(len(words), sorted(set(words), key=lambda w: (-len(w), w))[:3], {w: words.count(w) for w in ("is", "its")}, " ".join(w.capitalize() for w in words[:3]), text.split(". "), text.title()[:20], text.count("i"), text.index("high"), text[-12:].strip("."), text.partition(","), "-".join(text.split()[:3]))
print(html.escape("<a href='x'>&</a>"), html.unescape("&lt;b&gt; &amp; &#39;"), up.quote("a b/c?d=é"), up.urlencode({"q": "x y", "n": 1}), up.parse_qs("a=1&b=2&a=3"), up.urlparse("https://u:p@host:80/path;x?q=1#f"), up.urljoin("http://a/b/c", "../d"), up.unquote("a%20b%2Bc"))
print(hashlib.sha256(b"abc").hexdigest(), hashlib.md5("é".encode()).hexdigest(), hashlib.sha1().hexdigest(), base64.b64encode("héllo".encode()).decode(), uuid.uuid5(uuid.NAMESPACE_URL, "https://x"), len(str(uuid.uuid4())))
h = hashlib.new("sha256"); h.update(b"a" * 100); h.update(b"b"); print(h.hexdigest()[:20], h.name, h.digest_size)
cfg = json.loads('{"debug": true, "ports": [80, 443], "db": {"host": "h", "timeout": 1.5e1, "x": null}}'); print(cfg, cfg["db"]["timeout"], json.dumps(cfg, sort_keys=True), json.dumps({"é": "ü\n"}), json.dumps([1.0, True, None, "\""]), json.dumps({"a": [1, {"b": 2}]}, indent=2))
class Money:
    def __init__(self, amt, cur): self.amt, self.cur = amt, cur
    def __format__(self, spec):
        if spec == "short": return f"{self.amt:.0f}{self.cur[0]}"
        return f"{self.amt:{spec or ',.2f'}} {self.cur}"
print(f"{Money(1234.5, 'EUR')} {Money(1234.5, 'EUR'):short} {Money(3, 'USD'):08.3f} {dt.date(2024, 3, 10):%d.%m.%y} {'x':>{5}} {3.14159:{'.2f'}} {1e9:,} {0.000123:.2e} {123:>+8d}|{'a':*^7}|{True!s:>6}|{[1, 'b']!r:>12}|{None}")
rng = random.Random(42); print([rng.randint(1, 6) for _ in range(8)], rng.sample("abcdef", 3), rng.choice(["x", "y"]), round(rng.gauss(0, 1), 4), rng.shuffle(l := [1, 2, 3, 4]), l, "".join(rng.choices(string.ascii_letters, k=6)), round(rng.random(), 6))
print(string.Template("$a-${b}").substitute(a=1, b=2), "{:>6}|{:<6}|{:^6}".format("a", "b", "c"), "{0!r} {name}".format("q", name="n"), "%5.1f|%-5s|%05d|%x" % (3.14159, "ab", 42, 255), "a,b;c".replace(";", ",").split(","), "tabs\there".expandtabs(8), "x".join(["1", "2"]), "abc".maketrans("a", "z"), "mixed Case".swapcase(), "word " * 2, "%s" % (1,), "end".rjust(6, "."), "ab" "cd", r"raw\n", "multi\
line", """tri
ple""", b"bytes\x00", "\u00e9", len("é"), "a" < "B", ord("a"), chr(8364), ascii("ü"), "ß".casefold(), "İ".lower().encode(), "ǅ".title())
