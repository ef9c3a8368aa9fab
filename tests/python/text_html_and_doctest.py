"""Text statistics with doctests."""
import doctest
import re
import unicodedata
from collections import Counter
from html.parser import HTMLParser


def words(text):
    """Split text into lower case words.

    >>> words("Hello, World! It's 2024.")
    ['hello', 'world', "it's"]
    >>> words("")
    []
    """
    return re.findall(r"[a-z']+", text.lower())


def slugify(title):
    """
    >>> slugify("Crème Brûlée & Co.")
    'creme-brulee-co'
    >>> slugify(None)
    Traceback (most recent call last):
    ...
    TypeError: title must be a string
    """
    if not isinstance(title, str):
        raise TypeError("title must be a string")
    ascii_ = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_.lower()).strip("-")


class TextExtractor(HTMLParser):
    SKIP = {"script", "style"}

    def __init__(self):
        super().__init__()
        self.parts, self.links, self._stack = [], [], []

    def handle_starttag(self, tag, attrs):
        self._stack.append(tag)
        if tag == "a":
            self.links.append(dict(attrs).get("href"))

    def handle_endtag(self, tag):
        if tag in self._stack:
            while self._stack.pop() != tag:
                pass

    def handle_data(self, data):
        if not self.SKIP & set(self._stack) and data.strip():
            self.parts.append(data.strip())


page = """
<html><head><style>p { color: red }</style></head>
<body><h1>Welcome</h1><p>Some <b>bold</b> text &mdash; and <a href="/x?a=1&amp;b=2">a link</a></p>
<ul><li>one<li>two</ul><script>var a = "<p>no</p>";</script></body></html>
"""
parser = TextExtractor()
parser.feed(page)
print(parser.parts)
print(parser.links)
print(Counter(words(" ".join(parser.parts))).most_common(3))
print(slugify("  Hello   World  "))


def levenshtein(a, b):
    prev = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        cur = [i]
        for j, cb in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (ca != cb)))
        prev = cur
    return prev[-1]


print(levenshtein("kitten", "sitting"), min(["apple", "ape", "maple"], key=lambda w: levenshtein(w, "aple")))
if __name__ == "__main__":
    print(doctest.testmod())
