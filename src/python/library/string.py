# string: letters, and templates.
import re

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


class Template:
    delimiter = '$'
    idpattern = '[_a-zA-Z][_a-zA-Z0-9]*'

    def __init__(self, template):
        self.template = template

    def _parts(self):
        mark, name = re.escape(self.delimiter), self.idpattern
        return re.compile(f'{mark}(?:({mark})|({name})|{{({name})}}|())').finditer(self.template)

    def _fill(self, mapping, kws, safe):
        at, result = 0, []
        for found in self._parts():
            result.append(self.template[at:found.start()])
            at = found.end()
            escaped, name, braced, _ = found.groups()
            if escaped is not None:
                result.append(self.delimiter)
            elif name is not None or braced is not None:
                name = name or braced
                if name in kws:
                    result.append(str(kws[name]))
                elif not safe:
                    result.append(str(mapping[name]))
                else:
                    result.append(str(mapping[name]) if name in mapping else found.group())
            elif safe:
                result.append(found.group())
            else:
                line = self.template.count('\n', 0, found.start()) + 1
                column = found.start() - self.template.rfind('\n', 0, found.start())
                raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')
        return ''.join(result) + self.template[at:]

    def substitute(self, mapping={}, /, **kws):
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill(mapping, kws, True)

    def is_valid(self):
        return all(found.group(4) is None for found in self._parts())

    def get_identifiers(self):
        return list(dict.fromkeys([f.group(2) or f.group(3) for f in self._parts() if f.group(2) or f.group(3)]))


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
