# csv: rows of text.
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    pass


class Dialect:
    delimiter, quotechar, escapechar, doublequote = ',', '"', None, True
    skipinitialspace, lineterminator, quoting, strict = False, '\r\n', QUOTE_MINIMAL, False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = '\t'


class unix_dialect(Dialect):
    lineterminator, quoting = '\n', QUOTE_ALL


_dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}


def register_dialect(name, dialect=None, **options):
    _dialects[name] = type(name, (_dialect(dialect or excel),), options)


def list_dialects():
    return list(_dialects)


def get_dialect(name):
    return _dialect(name)


def _dialect(dialect):
    if isinstance(dialect, str):
        if dialect not in _dialects:
            raise Error('unknown dialect')
        return _dialects[dialect]
    return dialect if isinstance(dialect, type) else type(dialect)


def _options(dialect, options):
    found = _dialect(dialect)()
    for name, value in options.items():
        if not hasattr(Dialect, name):
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        setattr(found, name, value)
    if not isinstance(found.delimiter, str) or len(found.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return found


class reader:
    def __init__(self, csvfile, dialect='excel', **options):
        self._lines, self.dialect, self.line_num = iter(csvfile), _options(dialect, options), 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        row, field, quoted, was_quoted, escaped, begun = [], '', False, False, False, False
        numeric = d.quoting == QUOTE_NONNUMERIC
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if quoted or begun:
                    if d.strict and quoted:
                        raise Error('unexpected end of data')
                    break
                raise
            self.line_num += 1
            if not begun and not row and not line.strip('\r\n') and not quoted:
                return []
            for i, c in enumerate(line):
                if escaped:
                    field, escaped, begun = field + c, False, True
                elif d.escapechar and c == d.escapechar:
                    escaped = True
                elif quoted:
                    if c != d.quotechar:
                        field += c
                    elif d.doublequote and line[i + 1:i + 2] == d.quotechar:
                        # The second of a pair is one of the field.
                        escaped = True
                    else:
                        quoted = False
                elif c == d.delimiter:
                    row.append(float(field) if numeric and not was_quoted else field)
                    field, was_quoted, begun = '', False, True
                elif c in '\r\n':
                    pass
                elif c == d.quotechar and d.quoting != QUOTE_NONE and not field and not was_quoted:
                    quoted = was_quoted = begun = True
                elif c == ' ' and d.skipinitialspace and not field and not was_quoted:
                    pass
                else:
                    field, begun = field + c, True
            if not quoted:
                break
        row.append(float(field) if numeric and not was_quoted and field else field)
        return row


class writer:
    def __init__(self, csvfile, dialect='excel', **options):
        self._write, self.dialect = csvfile.write, _options(dialect, options)

    def _field(self, value, alone):
        d = self.dialect
        text = '' if value is None else repr(value) if isinstance(value, float) else str(value)
        special = any(c in text for c in (d.delimiter, d.quotechar or d.delimiter, '\r', '\n'))
        if d.quoting == QUOTE_NONE:
            if special or d.escapechar and d.escapechar in text:
                if d.escapechar is None:
                    raise Error('need to escape, but no escapechar set')
                for c in (d.escapechar, d.delimiter, d.quotechar, '\r', '\n'):
                    text = text.replace(c, d.escapechar + c)
            return text
        if (d.quoting == QUOTE_ALL or special or alone and not text or
                d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float)) or
                d.quoting == QUOTE_STRINGS and isinstance(value, str) or
                d.quoting == QUOTE_NOTNULL and value is not None):
            doubled = text.replace(d.quotechar, d.quotechar * 2 if d.doublequote else (d.escapechar or '') + d.quotechar)
            return d.quotechar + doubled + d.quotechar
        return text

    def writerow(self, row):
        try:
            row = list(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        fields = [self._field(value, len(row) == 1) for value in row]
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', **options):
        self._names, self.restkey, self.restval = fieldnames, restkey, restval
        self.reader = reader(f, dialect, **options)

    line_num = property(lambda self: self.reader.line_num)

    @property
    def fieldnames(self):
        if self._names is None:
            self._names = next(self.reader, None)
        return self._names

    @fieldnames.setter
    def fieldnames(self, names):
        self._names = names

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found


class DictWriter:
    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', **options):
        if extrasaction not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = list(fieldnames), restval, extrasaction
        self.writer = writer(f, dialect, **options)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def _row(self, row):
        if self.extrasaction == 'raise' and (wrong := [name for name in row if name not in self.fieldnames]):
            raise ValueError('dict contains fields not in fieldnames: ' + ', '.join(map(repr, wrong)))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, row):
        return self.writer.writerow(self._row(row))

    def writerows(self, rows):
        return self.writer.writerows(map(self._row, rows))
