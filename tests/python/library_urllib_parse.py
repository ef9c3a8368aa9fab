from urllib.parse import *

u = urlparse("https://user:pw@Example.com:8080/a/b;p?q=1&r=2#frag")
print(u, u.hostname, u.port, u.username, u.password, u.geturl(), sep="\n")
print(urlsplit("//host/path?x"), urlsplit("mailto:a@b.c"), urlparse("/rel").scheme == "")
print(quote("a b/c?é&"), quote("a/b", safe=""), quote_plus("a b&c"), unquote("a%20b%C3%A9"), unquote_plus("a+b%2B"))
print(urlencode({"a": 1, "b": "x y"}), urlencode([("k", "1"), ("k", "2")]), urlencode({"k": [1, 2]}, doseq=True))
print(parse_qs("a=1&b=2&a=3&c="), parse_qsl("a=1&b=&c=x+y", keep_blank_values=True))
for url in ("b", "../c", "/d", "//other/e", "?q", "#f", "http://x/y", "./g/./h", ""):
    print(urljoin("http://host/dir/sub/file?x#y", url))
print(urlunparse(("http", "h", "/p", "", "q=1", "f")), urlunsplit(("http", "h", "p", "", "")), urldefrag("http://a/b#c"), u._replace(netloc="new").geturl())
