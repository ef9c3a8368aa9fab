from html.parser import HTMLParser
from html import escape, unescape
class P(HTMLParser):
    def handle_starttag(self, tag, attrs): print("start", tag, attrs, self.getpos())
    def handle_endtag(self, tag): print("end", tag)
    def handle_data(self, data): print("data", repr(data))
    def handle_comment(self, data): print("comment", data)
    def handle_decl(self, d): print("decl", d)
    def handle_startendtag(self, tag, attrs): print("startend", tag, attrs)
p = P()
p.feed("""<!DOCTYPE html>
<html><head><title>Test &amp; co</title><script>if (a<b) { x("</p>") }</script></head>
<body><!-- hi --><h1 class="a b" id=main data-x='1' disabled>Parse me!</h1><br/><img src="a.png" alt="x > y">
<p>a &lt; b &#65; <a href="/x?a=1&amp;b=2">link</a> tail""")
p.close()
p = P(); p.feed("<p>he"); p.feed("llo</p><a hr"); p.feed("ef='x'>y</a>"); p.close()
class L(HTMLParser):
    def __init__(self):
        super().__init__(); self.links = []
    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.links += [v for k, v in attrs if k == "href"]
l = L(); l.feed('<a href="/1">one</a> <A HREF="/2">two</A> 5 < 6 <a>x</a>'); print(l.links)
