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
        used = set()
        result, _ = self._filled(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _filled(self, text, args, kwargs, used, depth, auto):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, field, spec, conversion in self.parse(text):
            result.append(literal)
            if field is None:
                continue
            first = re.match(r'[^.[]*', field)[0]
            if not first:
                if auto is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                field, auto = str(auto) + field, auto + 1
            elif first.isdigit():
                if auto:
                    raise ValueError('cannot switch from automatic field numbering to manual field specification')
                auto = False
            value, key = self.get_field(field, args, kwargs)
            used.add(key)
            spec, auto = self._filled(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(self.convert_field(value, conversion), spec))
        return ''.join(result), auto

    def parse(self, format_string):
        at, end = 0, len(format_string)
        literal = ''
        while at < end:
            c = format_string[at]
            if c not in '{}':
                literal += c
            elif format_string[at + 1:at + 2] == c:
                yield literal + c, None, None, None
                literal = ''
                at += 1
            elif c == '}':
                raise ValueError("Single '}' encountered in format string")
            else:
                start, depth = at + 1, 1
                while depth and at + 1 < end:
                    at += 1
                    depth += {'{': 1, '}': -1}.get(format_string[at], 0)
                if depth:
                    raise ValueError("Single '{' encountered in format string" if start == end else
                                     "expected '}' before end of string")
                field, conversion, spec = re.fullmatch(r'([^!:[]*(?:\[[^]]*\][^!:[]*)*)(?:!(.))?(?::(.*))?',
                                                       format_string[start:at], 16).groups()
                yield literal, field, spec or '', conversion
                literal = ''
            at += 1
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        first, *rest = re.findall(r'^[^.[]*|\.[^.[]+|\[[^]]+\]', field_name) or ['']
        first = int(first) if first.isdigit() else first
        value = self.get_value(first, args, kwargs)
        for part in rest:
            if part[0] == '.':
                value = getattr(value, part[1:])
            else:
                value = value[int(part[1:-1]) if part[1:-1].isdigit() else part[1:-1]]
        return value, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion not in 'sra':
            raise ValueError(f'Unknown conversion specifier {conversion!s}')
        return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
