# fnmatch: names against patterns with *, ? and [ ].
import re


def translate(pat):
    found, i = '', 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == '*':
            found += '.*'
        elif c == '?':
            found += '.'
        elif c == '[' and (end := pat.find(']', i + 1 + (pat[i:i + 1] == '!'))) >= 0:
            inner = pat[i:end].replace('\\', r'\\')
            found += '[' + ('^' + inner[1:] if inner.startswith('!') else inner) + ']'
            i = end + 1
        else:
            found += re.escape(c)
    return rf'(?s:{found})\z'


def fnmatchcase(name, pat):
    return re.fullmatch(translate(pat)[:-2], name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
