import re
import textwrap
from collections import Counter
from string import Template

text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness"""
words = re.findall(r"[a-z]+", text.lower())
for word, n in Counter(words).most_common(4):
    print(f"{word:<8}{'#' * n:>6}{n / len(words):8.1%}")
rows = [("id", "name", "price"), (1, "apple", 1.5), (22, "fig", 10.25)]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
for r in rows:
    print(" | ".join(f"{v!s:>{w}}" for v, w in zip(r, widths)))
print(textwrap.fill(text.replace("\n", " "), 40))
print(Template("$a-${b}").substitute(a=1, b=2), "%-6s|%6.2f" % ("x", 2.5), "{:^9}|{:,}".format("mid", 12345))
