# html.parser: tells the tags and the text of a page as it comes.
import re
from html import unescape

_NAME = re.compile(r'[a-zA-Z][^\t\n\r\f />\0]*')
_ATTRIBUTE = re.compile(r'''([^\s/>=][^\s/>=]*|(?<=[\s/])=[^\s/>=]*)(\s*=\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?''')


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = ('script', 'style')

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata, self.lasttag, self.cdata_elem = '', '???', None
        self.lineno, self.offset, self._starttag = 1, 0, None

    def feed(self, data):
        self.rawdata += data
        self._go(False)

    def close(self):
        self._go(True)

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self._starttag

    def _went(self, text):
        lines = text.count('\n')
        self.lineno += lines
        self.offset = len(text) - text.rindex('\n') - 1 if lines else self.offset + len(text)

    def _text(self, text):
        if not text:
            return
        if self.cdata_elem:
            self.handle_data(text)
        elif self.convert_charrefs:
            self.handle_data(unescape(text))
        else:
            for part in re.split(r'(&#(?:[0-9]+|[xX][0-9a-fA-F]+);?|&[a-zA-Z][a-zA-Z0-9]*;?)', text):
                if part[:2] == '&#':
                    self.handle_charref(part[2:].rstrip(';'))
                elif part[:1] == '&' and len(part) > 1:
                    self.handle_entityref(part[1:].rstrip(';'))
                elif part:
                    self.handle_data(part)

    def _go(self, at_end):
        data, i = self.rawdata, 0
        while i < len(data):
            if self.cdata_elem:
                end = re.compile(r'</' + self.cdata_elem + r'(?=[\t\n\r\f />])', re.I).search(data, i)
                j = end.start() if end else len(data) if at_end else i
            else:
                j = data.find('<', i)
                if j < 0:
                    # A reference may be going on.
                    cut = data.rfind('&', max(i, len(data) - 34))
                    j = len(data) if at_end or cut < 0 or re.search(r'[\s;]', data[cut:]) else cut
                    if self.convert_charrefs and not at_end:
                        # Text is told whole, so it waits for what ends it.
                        amp = data.rfind('&', max(i, len(data) - 34))
                        j = i if amp >= 0 and not re.search(r'[\s;]', data[amp:]) else len(data)
            self._text(data[i:j])
            self._went(data[i:j])
            i = j
            if i == len(data) or data[i] != '<':
                break
            k = self._markup(data, i)
            if k is None:
                if not at_end:
                    break
                k = i + 1 if data[i + 1:i + 2].isspace() or i + 1 == len(data) else len(data)
                self._text(data[i:k] if k == i + 1 or not _NAME.match(data, i + 1) else '')
            self._went(data[i:k])
            i = k
        self.rawdata = data[i:]

    # The end of what begins with this `<`; None if that isn't there yet.
    def _markup(self, data, i):
        if self.cdata_elem and data[i:i + 2] != '</':
            return None
        if data.startswith('<!--', i):
            end = re.compile(r'--!?>|(?<=<!--)-?>').search(data, i + 4)
            if end is None:
                return None
            self.handle_comment(data[i + 4:end.start()])
            return end.end()
        if data.startswith('</', i):
            end = data.find('>', i)
            if end < 0:
                return None
            name = _NAME.match(data, i + 2)
            if name is None:
                if data[i + 2:i + 3] != '>':
                    self.handle_comment(data[i + 2:end])
                return end + 1
            tag = name.group().lower()
            self.handle_endtag(tag)
            self.cdata_elem = None
            return end + 1
        if data.startswith('<?', i):
            end = data.find('>', i)
            if end < 0:
                return None
            self.handle_pi(data[i + 2:end])
            return end + 1
        if data.startswith('<!', i):
            end = data.find('>', i)
            if end < 0:
                return None
            if data[i:i + 9].lower() == '<!doctype':
                self.handle_decl(data[i + 2:end])
            elif data.startswith('<![', i):
                self.unknown_decl(data[i + 3:end].removesuffix(']').removesuffix(']'))
            else:
                self.handle_comment(data[i + 2:end])
            return end + 1
        name = _NAME.match(data, i + 1)
        if name is None:
            if i + 1 == len(data):
                return None
            self._text('<')
            return i + 1
        attrs, at = [], name.end()
        while True:
            while at < len(data) and data[at] in ' \t\n\r\f/':
                at += 1
            if at == len(data):
                return None
            if data[at] == '>':
                break
            found = _ATTRIBUTE.match(data, at)
            if found is None or found.end() == len(data):
                return None
            key, given, value = found.groups()
            if not given:
                value = None
            elif value[:1] in ('"', "'") and value[:1] == value[-1:]:
                value = value[1:-1]
            attrs.append((key.lower(), unescape(value) if value else value))
            at = found.end()
        self._starttag = data[i:at + 1]
        self.lasttag = tag = name.group().lower()
        if data[at - 1] == '/':
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.cdata_elem = tag
        return at + 1

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs): pass
    def handle_endtag(self, tag): pass
    def handle_charref(self, name): pass
    def handle_entityref(self, name): pass
    def handle_data(self, data): pass
    def handle_comment(self, data): pass
    def handle_decl(self, decl): pass
    def handle_pi(self, data): pass
    def unknown_decl(self, data): pass
