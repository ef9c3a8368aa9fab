# ast: `literal_eval`, which takes a text for the value it writes. There is no tree to look at.
import re

_TOKEN = re.compile(r'''\s*(?:([bBrRuU]{0,2}(?:\'\'\'[\s\S]*?\'\'\'|"""[\s\S]*?"""|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"))'''
                    r'''|(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*)?\.?\d[\d_]*\.?(?:[eE][+-]?\d+)?[jJ]?)'''
                    r'''|([A-Za-z_]\w*|\.\.\.)|([][(){},:+-])|(\S))''')
_NAMES = {'True': True, 'False': False, 'None': None, '...': ...}


class _Reader:
    def __init__(self, text):
        self.tokens = [match for match in _TOKEN.findall(text) if any(match)] + [('', '', '', '', '')]
        self.at = 0

    def wrong(self):
        raise ValueError('malformed node or string')

    def sign(self):
        return self.tokens[self.at][3]

    def take(self, sign):
        if self.sign() == sign:
            self.at += 1
            return True
        return False

    def items(self, end, each):
        found, commas = [], 0
        while not self.take(end):
            found.append(each())
            if self.take(','):
                commas += 1
            elif self.sign() != end:
                raise SyntaxError('invalid syntax')
        return found, commas

    def pair(self):
        key = self.value()
        if not self.take(':'):
            self.wrong()
        return key, self.value()

    def value(self):
        found = self.one()
        while isinstance(found, (int, float)) and self.sign() in ('+', '-') and self.sign():
            is_minus = self.sign() == '-'
            self.at += 1
            more = self.one()
            if not isinstance(more, complex):
                self.wrong()
            found = found - more if is_minus else found + more
        return found

    def one(self):
        text, number, name, sign, _ = self.tokens[self.at]
        self.at += 1
        if text:
            found = eval(text)
            while self.tokens[self.at][0]:
                found += eval(self.tokens[self.at][0])
                self.at += 1
            return found
        if number:
            return eval(number)
        if name in _NAMES:
            return _NAMES[name]
        if name == 'set' and self.take('(') and self.take(')'):
            return set()
        if sign in ('-', '+'):
            found = self.one()
            if type(found) not in (int, float, complex):
                self.wrong()
            return -found if sign == '-' else found
        if sign == '[':
            return self.items(']', self.value)[0]
        if sign == '(':
            found, commas = self.items(')', self.value)
            return found[0] if len(found) == 1 and not commas else tuple(found)
        if sign == '{':
            if self.take('}'):
                return {}
            start = self.at
            self.value()
            is_dict, self.at = self.sign() == ':', start
            return dict(self.items('}', self.pair)[0]) if is_dict else set(self.items('}', self.value)[0])
        self.wrong()


def literal_eval(node_or_string):
    text = node_or_string.lstrip(' \t')
    compile(text, '<unknown>', 'eval')
    reader = _Reader(text)
    found = reader.value()
    if reader.take(','):
        found = found,
        while any(reader.tokens[reader.at]):
            found += reader.value(),
            if not reader.take(','):
                break
    if any(reader.tokens[reader.at]):
        reader.wrong()
    return found
