# pprint: data printed over lines.
import sys


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        self._indent, self._width, self._depth, self._stream = indent, width, depth, stream
        self._compact, self._sort, self._under = compact, sort_dicts, underscore_numbers

    def pprint(self, object):
        (self._stream or sys.stdout).write(self.pformat(object) + '\n')

    def pformat(self, object):
        parts = []
        self._format(object, parts, 0, 0, 1)
        return ''.join(parts)

    def _order(self, items):
        try:
            return sorted(items)
        except TypeError:
            return sorted(items, key=lambda item: (str(type(item)), id(item)))

    def _repr(self, o, level):
        kind = type(o)
        plain = kind
        if kind is int and self._under:
            return f'{o:_d}'
        if self._depth and level > self._depth and plain in (dict, list, tuple) and o:
            return {dict: '{...}', list: '[...]'}.get(kind, '(...)')
        if plain is dict:
            keys = self._order(o) if self._sort else o
            return '{' + ', '.join([f'{self._repr(k, level + 1)}: {self._repr(o[k], level + 1)}' for k in keys]) + '}'
        if plain is list:
            return '[' + ', '.join([self._repr(v, level + 1) for v in o]) + ']'
        if plain is tuple:
            return '(' + ', '.join([self._repr(v, level + 1) for v in o]) + (',)' if len(o) == 1 else ')')
        if plain in (set, frozenset) and o:
            text = '{' + ', '.join([self._repr(v, level + 1) for v in self._order(o)]) + '}'
            return text if kind is set else f'{kind.__name__}({text})'
        return repr(o)

    def _format(self, o, put, indent, allowance, level):
        text = self._repr(o, level)
        if len(text) <= self._width - indent - allowance or self._depth and level > self._depth:
            put.append(text)
            return
        kind = type(o)
        plain = kind
        step = self._indent
        if plain is dict:
            put.append('{' + ' ' * (step - 1))
            keys = self._order(o) if self._sort else list(o)
            for i, key in enumerate(keys):
                name = self._repr(key, level + 1)
                put.append(f'{name}: ')
                last = i == len(keys) - 1
                self._format(o[key], put, indent + step + len(name) + 2, allowance + 1 if last else 1, level + 1)
                if not last:
                    put.append(',\n' + ' ' * (indent + step))
            put.append('}')
        elif plain is list:
            self._rows(o, '[', ']', put, indent, allowance, level)
        elif plain is tuple:
            self._rows(o, '(', ',)' if len(o) == 1 else ')', put, indent, allowance, level)
        elif plain in (set, frozenset):
            first, last = ('{', '}') if kind is set else (f'{kind.__name__}({{', '})')
            self._rows(self._order(o), first, last, put, indent + (0 if kind is set else len(kind.__name__) + 1),
                       allowance, level)
        elif plain is str:
            self._string(o, put, indent, allowance, level)
        elif '__dataclass_fields__' in kind.__dict__ and kind.__dataclass_params__.repr:
            names = [n for n, f in kind.__dataclass_fields__.items() if f.repr]
            put.append(kind.__name__ + '(')
            indent += len(kind.__name__) + 1
            for i, name in enumerate(names):
                put.append(f'{name}=')
                last = i == len(names) - 1
                self._format(getattr(o, name), put, indent + len(name) + 1, allowance + 1 if last else 1, level + 1)
                if not last:
                    put.append(',\n' + ' ' * indent)
            put.append(')')
        else:
            put.append(text)

    def _rows(self, items, first, last, put, indent, allowance, level):
        step = self._indent
        put.append(first + ' ' * (step - 1))
        indent += step
        items = list(items)
        width = room = self._width - indent + 1
        separator = ''
        for i, item in enumerate(items):
            end = i == len(items) - 1
            if self._compact:
                text = self._repr(item, level + 1)
                size = len(text) + 2
                limit = room - (allowance + len(last) if end else 0)
                if limit < size:
                    room = width
                    if separator:
                        separator = ',\n' + ' ' * indent
                if room >= size:
                    room -= size
                    put.append(separator + text)
                    separator = ', '
                    continue
            put.append(separator)
            separator = ',\n' + ' ' * indent
            self._format(item, put, indent, allowance + len(last) if end else 1, level + 1)
        put.append(last)

    def _string(self, s, put, indent, allowance, level):
        import re
        chunks = []
        lines = s.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = most = self._width - indent
        for i, line in enumerate(lines):
            if i == len(lines) - 1:
                most -= allowance
            if len(repr(line)) <= most:
                chunks.append(repr(line))
                continue
            parts = re.findall(r'\S*\s*', line)
            parts.pop()
            limit, current = width, ''
            for j, part in enumerate(parts):
                if j == len(parts) - 1 and i == len(lines) - 1:
                    limit -= allowance
                if len(repr(current + part)) > limit:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current += part
            if current:
                chunks.append(repr(current))
        text = ('\n' + ' ' * indent).join(chunks)
        put.append(f'({text})' if level == 1 and len(chunks) > 1 else text)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, 1)


def isreadable(object):
    return '<' not in saferepr(object)
