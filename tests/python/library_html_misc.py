import html
import itertools
import secrets

print(html.escape("<a href='x'>&\"</a>"), html.escape("'\"", quote=False), html.unescape("&lt;&amp;&#39;&#x41;&quot;&gt;"))
print(len(secrets.token_hex(8)), secrets.choice([5]), secrets.compare_digest("a", "a"), secrets.randbelow(1))
import sys

print(sys.version_info >= (3, 14), sys.maxsize > 2**30, sys.byteorder, isinstance(sys.argv, list), sys.getrecursionlimit() > 100)
sys.stdout.write("written\n")
print(sys.exc_info(), sys.intern("a"), type(sys.modules).__name__, "sys" in sys.modules, __name__)
