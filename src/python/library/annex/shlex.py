# shlex: words as a shell tells them apart.
import re


def split(s, comments=False, posix=True):
    words, word, at, quote = [], None, 0, ''
    while at < len(s):
        char = s[at]
        at += 1
        if quote:
            if char == quote:
                quote = ''
            elif char == '\\' and quote == '"' and at < len(s) and s[at] in '"\\':
                word += s[at]
                at += 1
            else:
                word += char
        elif char in '\'"':
            quote, word = char, word or ''
        elif char == '\\':
            if at == len(s):
                raise ValueError('No escaped character')
            word = (word or '') + s[at]
            at += 1
        elif char.isspace():
            if word is not None:
                words.append(word)
            word = None
        elif char == '#' and comments and word is None:
            at = s.find('\n', at) % (len(s) + 1)
        else:
            word = (word or '') + char
    if quote:
        raise ValueError('No closing quotation')
    return words if word is None else words + [word]


def quote(s):
    if not s:
        return "''"
    return s if not re.search(r'[^\w@%+=:,./-]', s, re.ASCII) else "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return ' '.join([quote(arg) for arg in split_command])
