# json: JSON's text, written and read.
import re

_INFINITY = float('inf')
_ESCAPES = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
_UNESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_ASCII = re.compile(r'[\\"\x00-\x1f]|[^\x00-\x7e]')
_PLAIN = re.compile(r'[\\"\x00-\x1f]')
_CHUNK = re.compile(r'([^"\\\x00-\x1f]*)(["\\\x00-\x1f])')
_NUMBER = re.compile(r'(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?')
_SPACE = re.compile(r'[ \t\n\r]*')


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {lineno} column {colno} (char {pos})')
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _escape(match):
    c = match.group()
    if c in _ESCAPES:
        return _ESCAPES[c]
    n = ord(c)
    if n < 0x10000:
        return f'\\u{n:04x}'
    n -= 0x10000
    return f'\\u{0xd800 | n >> 10:04x}\\u{0xdc00 | n & 0x3ff:04x}'


def _quoted(text, ascii):
    return '"' + (_ASCII if ascii else _PLAIN).sub(_escape, text) + '"'


class JSONEncoder:
    item_separator, key_separator = ', ', ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {type(o).__name__} is not JSON serializable')

    def encode(self, o):
        parts = []
        self._write(o, parts.append, 0, {})
        return ''.join(parts)

    def iterencode(self, o, _one_shot=False):
        parts = []
        self._write(o, parts.append, 0, {})
        yield from parts

    def _float(self, o):
        if o != o:
            text = 'NaN'
        elif o == _INFINITY:
            text = 'Infinity'
        elif o == -_INFINITY:
            text = '-Infinity'
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError(f'Out of range float values are not JSON compliant: {o!r}')
        return text

    def _write(self, o, put, level, open):
        if isinstance(o, str):
            put(_quoted(o, self.ensure_ascii))
        elif o is None:
            put('null')
        elif o is True:
            put('true')
        elif o is False:
            put('false')
        elif isinstance(o, int):
            put(int.__repr__(o))
        elif isinstance(o, float):
            put(self._float(o))
        else:
            if self.check_circular:
                if id(o) in open:
                    raise ValueError('Circular reference detected')
                open[id(o)] = o
            if isinstance(o, (list, tuple)):
                self._items(o, '[', ']', put, level, open)
            elif isinstance(o, dict):
                self._items(o, '{', '}', put, level, open)
            else:
                other = self.default(o)
                try:
                    self._write(other, put, level, open)
                except Exception as error:
                    error.add_note(f'when serializing {type(o).__name__} object')
                    raise
            if self.check_circular:
                del open[id(o)]

    def _items(self, o, first, last, put, level, open):
        if not o:
            put(first + last)
            return
        separator, end = self.item_separator, last
        if self.indent is not None:
            unit = self.indent if isinstance(self.indent, str) else ' ' * self.indent
            line = '\n' + unit * (level + 1)
            separator, end, first = separator + line, '\n' + unit * level + last, first + line
        before = first
        if first[0] == '[':
            for index, item in enumerate(o):
                put(before)
                before = separator
                try:
                    self._write(item, put, level + 1, open)
                except Exception as error:
                    error.add_note(f'when serializing {type(o).__name__} item {index}')
                    raise
        else:
            for key, value in sorted(o.items()) if self.sort_keys else o.items():
                if isinstance(key, str):
                    name = key
                elif isinstance(key, float):
                    name = self._float(key)
                elif key is True:
                    name = 'true'
                elif key is False:
                    name = 'false'
                elif key is None:
                    name = 'null'
                elif isinstance(key, int):
                    name = int.__repr__(key)
                elif self.skipkeys:
                    continue
                else:
                    raise TypeError('keys must be str, int, float, bool or None, not ' + type(key).__name__)
                put(before + _quoted(name, self.ensure_ascii) + self.key_separator)
                before = separator
                try:
                    self._write(value, put, level + 1, open)
                except Exception as error:
                    error.add_note(f'when serializing {type(o).__name__} item {key!r}')
                    raise
            if before is first:
                put('{}')
                return
        put(end)


def _string(s, at, strict):
    begin = at - 1
    parts = []
    while True:
        found = _CHUNK.match(s, at)
        if found is None:
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        text, stop = found.groups()
        at = found.end()
        if text:
            parts.append(text)
        if stop == '"':
            return ''.join(parts), at
        if stop != '\\':
            if strict:
                raise JSONDecodeError('Invalid control character at', s, at - 1)
            parts.append(stop)
            continue
        c = s[at:at + 1]
        if not c:
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        if c != 'u':
            if c not in _UNESCAPES:
                raise JSONDecodeError('Invalid \\escape', s, at - 1)
            parts.append(_UNESCAPES[c])
            at += 1
            continue
        n = _hex(s, at + 1)
        at += 5
        if 0xd800 <= n <= 0xdbff and s[at:at + 2] == '\\u':
            low = _hex(s, at + 2)
            if 0xdc00 <= low <= 0xdfff:
                n = 0x10000 + ((n - 0xd800) << 10 | low - 0xdc00)
                at += 6
        parts.append(chr(n))


def _hex(s, at):
    digits = s[at:at + 4]
    if len(digits) == 4 and all(c in '0123456789abcdefABCDEF' for c in digits):
        return int(digits, 16)
    raise JSONDecodeError('Invalid \\uXXXX escape', s, at - 1)


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or {'NaN': float('nan'), 'Infinity': _INFINITY,
                                                 '-Infinity': -_INFINITY}.__getitem__

    def decode(self, s):
        obj, end = self.raw_decode(s, _SPACE.match(s, 0).end())
        end = _SPACE.match(s, end).end()
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s, idx=0):
        return self._value(s, idx, {})

    def _value(self, s, at, keys):
        c = s[at:at + 1]
        if c == '"':
            return _string(s, at + 1, self.strict)
        if c == '{':
            return self._object(s, at + 1, keys)
        if c == '[':
            return self._array(s, at + 1, keys)
        if c == 'n' and s.startswith('null', at):
            return None, at + 4
        if c == 't' and s.startswith('true', at):
            return True, at + 4
        if c == 'f' and s.startswith('false', at):
            return False, at + 5
        found = _NUMBER.match(s, at)
        if found is not None:
            whole, part, power = found.groups()
            if part or power:
                return self.parse_float(whole + (part or '') + (power or '')), found.end()
            return self.parse_int(whole), found.end()
        for name in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(name, at):
                return self.parse_constant(name), at + len(name)
        raise JSONDecodeError('Expecting value', s, at)

    def _array(self, s, at, keys):
        items = []
        at = _SPACE.match(s, at).end()
        if s[at:at + 1] == ']':
            return items, at + 1
        while True:
            item, at = self._value(s, at, keys)
            items.append(item)
            at = _SPACE.match(s, at).end()
            c = s[at:at + 1]
            if c == ']':
                return items, at + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _SPACE.match(s, at + 1).end()
            if s[at:at + 1] == ']':
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)

    def _object(self, s, at, keys):
        pairs = []
        at = _SPACE.match(s, at).end()
        c = s[at:at + 1]
        if c == '}':
            at += 1
        else:
            if c != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, at)
            while True:
                key, at = _string(s, at + 1, self.strict)
                key = keys.setdefault(key, key)
                at = _SPACE.match(s, at).end()
                if s[at:at + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                at = _SPACE.match(s, at + 1).end()
                value, at = self._value(s, at, keys)
                pairs.append((key, value))
                at = _SPACE.match(s, at).end()
                c = s[at:at + 1]
                if c == '}':
                    at += 1
                    break
                if c != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                comma = at
                at = _SPACE.match(s, at + 1).end()
                if s[at:at + 1] != '"':
                    if s[at:at + 1] == '}':
                        raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)
                    raise JSONDecodeError('Expecting property name enclosed in double quotes', s, at)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at
        result = dict(pairs)
        return (result if self.object_hook is None else self.object_hook(result)), at


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


def loads(s, *, cls=None, **kw):
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = bytes(s).decode()
    else:
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {type(s).__name__}')
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)


# The modules that its classes say they are from.
def _submodules():
    import sys
    for name, things in (('decoder', (JSONDecodeError, JSONDecoder)), ('encoder', (JSONEncoder,))):
        module = type(sys)('json.' + name)
        for thing in things:
            setattr(module, thing.__name__, thing)
            thing.__module__ = module.__name__
        globals()[name] = sys.modules[module.__name__] = module


_submodules()
