# sqlite3: DB-API 2.0 over the real SQLite, which answers call by call; in CPython's words.
import _sqlite
_sqlite.check()
import datetime
import os
import warnings
from _thread import get_ident
from collections.abc import Mapping, Sequence
from time import localtime, sleep
from threading import main_thread

apilevel = '2.0'
paramstyle = 'qmark'
threadsafety = 3
PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2
LEGACY_TRANSACTION_CONTROL = -1
Binary, Date, Time, Timestamp = bytes, datetime.date, datetime.time, datetime.datetime

_CODES = '''OK 0 ERROR 1 INTERNAL 2 PERM 3 ABORT 4 BUSY 5 LOCKED 6 NOMEM 7 READONLY 8 INTERRUPT 9 IOERR 10 CORRUPT 11
NOTFOUND 12 FULL 13 CANTOPEN 14 PROTOCOL 15 EMPTY 16 SCHEMA 17 TOOBIG 18 CONSTRAINT 19 MISMATCH 20 MISUSE 21 NOLFS 22
AUTH 23 FORMAT 24 RANGE 25 NOTADB 26 NOTICE 27 WARNING 28 ROW 100 DONE 101 ERROR_MISSING_COLLSEQ 257 ERROR_RETRY 513
ERROR_SNAPSHOT 769 ABORT_ROLLBACK 516 BUSY_RECOVERY 261 BUSY_SNAPSHOT 517 BUSY_TIMEOUT 773 LOCKED_SHAREDCACHE 262
LOCKED_VTAB 518 READONLY_RECOVERY 264 READONLY_CANTLOCK 520 READONLY_ROLLBACK 776 READONLY_DBMOVED 1032
READONLY_CANTINIT 1288 READONLY_DIRECTORY 1544 IOERR_READ 266 IOERR_SHORT_READ 522 IOERR_WRITE 778 IOERR_FSYNC 1034
IOERR_TRUNCATE 1546 IOERR_LOCK 3850 IOERR_DELETE 2570 CORRUPT_VTAB 267 CORRUPT_SEQUENCE 523 CORRUPT_INDEX 779
CANTOPEN_NOTEMPDIR 270 CANTOPEN_ISDIR 526 CANTOPEN_FULLPATH 782 CONSTRAINT_CHECK 275 CONSTRAINT_COMMITHOOK 531
CONSTRAINT_FOREIGNKEY 787 CONSTRAINT_FUNCTION 1043 CONSTRAINT_NOTNULL 1299 CONSTRAINT_PRIMARYKEY 1555
CONSTRAINT_TRIGGER 1811 CONSTRAINT_UNIQUE 2067 CONSTRAINT_VTAB 2323 CONSTRAINT_ROWID 2579 CONSTRAINT_PINNED 2835'''.split()
_NAMES = {}
for _at in range(0, len(_CODES), 2):
    globals()['SQLITE_' + _CODES[_at]] = int(_CODES[_at + 1])
    _NAMES[int(_CODES[_at + 1])] = 'SQLITE_' + _CODES[_at]

# How long to wait between two looks at a lock: as long as SQLite itself would.
_DELAYS = 0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.025, 0.025, 0.025, 0.05, 0.05, 0.1
_ALL = 2 ** 32 - 1


class Warning(Exception):
    pass


class Error(Exception):
    pass


class InterfaceError(Error):
    pass


class DatabaseError(Error):
    pass


class DataError(DatabaseError):
    pass


class OperationalError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class InternalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass


class NotSupportedError(DatabaseError):
    pass


_KINDS = {2: InternalError, 12: InternalError, 11: DatabaseError, 18: DataError, 19: IntegrityError, 20: IntegrityError,
          21: InterfaceError, 25: InterfaceError}


def _error(code, message):
    if not code:
        return ProgrammingError(message)
    primary = code & 0xff
    if primary == 7:
        return MemoryError()
    kind = _KINDS.get(primary, OperationalError if primary <= 17 else DatabaseError)
    error = kind(message)
    error.sqlite_errorcode = code
    error.sqlite_errorname = _NAMES.get(code, 'unknown')
    return error


# Adapters and converters.

class PrepareProtocol:
    pass


adapters, converters = {}, {}


def register_adapter(type, adapter, /):
    adapters[type, PrepareProtocol] = adapter


def register_converter(typename, converter, /):
    converters[typename.upper()] = converter


def adapt(obj, proto=PrepareProtocol, *alternative):
    adapter = adapters.get((type(obj), proto))
    if adapter is not None:
        return adapter(obj)
    conform = getattr(obj, '__conform__', None)
    if conform is not None:
        adapted = conform(proto)
        if adapted is not None:
            return adapted
    if alternative:
        return alternative[0]
    raise ProgrammingError("can't adapt")


_PLAIN = int, float, str, bytes, bytearray, type(None)


def _adapted(value):
    return value if type(value) in _PLAIN else adapt(value, PrepareProtocol, value)


def _deprecated(what):
    warnings.warn(f'The default {what} is deprecated as of Python 3.12; see the sqlite3 documentation for suggested '
                  'replacement recipes', DeprecationWarning, stacklevel=5)


def _adapt_date(value):
    _deprecated('date adapter')
    return value.isoformat()


def _adapt_datetime(value):
    _deprecated('datetime adapter')
    return value.isoformat(' ')


def _convert_date(value):
    _deprecated('date converter')
    return datetime.date(*map(int, value.split(b'-')))


def _convert_timestamp(value):
    _deprecated('timestamp converter')
    day, time = value.split(b' ')
    year, month, day = map(int, day.split(b'-'))
    time, *rest = time.split(b'.')
    hours, minutes, seconds = map(int, time.split(b':'))
    micros = int(rest[0].decode().ljust(6, '0')[:6]) if rest else 0
    return datetime.datetime(year, month, day, hours, minutes, seconds, micros)


register_adapter(datetime.date, _adapt_date)
register_adapter(datetime.datetime, _adapt_datetime)
register_converter('date', _convert_date)
register_converter('timestamp', _convert_timestamp)


def DateFromTicks(ticks):
    return Date(*localtime(ticks)[:3])


def TimeFromTicks(ticks):
    return Time(*localtime(ticks)[3:6])


def TimestampFromTicks(ticks):
    return Timestamp(*localtime(ticks)[:6])


class Row:
    __slots__ = '_names', '_values'

    def __new__(cls, cursor, data, /):
        if not isinstance(cursor, Cursor):
            raise TypeError(f'Row() argument 1 must be sqlite3.Cursor, not {type(cursor).__name__}')
        if not isinstance(data, tuple):
            raise TypeError(f'Row() argument 2 must be tuple, not {type(data).__name__}')
        self = super().__new__(cls)
        self._names, self._values = cursor.description or (), data
        return self

    def keys(self):
        return [column[0] for column in self._names]

    def __getitem__(self, key):
        if isinstance(key, (int, slice)):
            return self._values[key]
        if isinstance(key, str):
            lower = key.lower()
            for at, column in enumerate(self._names):
                if column[0] == key or column[0].lower() == lower:
                    return self._values[at]
            raise IndexError('No item with that key')
        raise IndexError('Index must be int or string')

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __eq__(self, other):
        if not isinstance(other, Row):
            return NotImplemented
        return self._names == other._names and self._values == other._values

    def __hash__(self):
        return hash(self._names) ^ hash(self._values)


Sequence.register(Row)


class Cursor:
    _connection = None
    _statement = None
    _closed = False

    def __init__(self, connection, /):
        if not isinstance(connection, Connection):
            raise TypeError(f'Cursor() argument 1 must be sqlite3.Connection, not {type(connection).__name__}')
        self._connection = connection
        self.arraysize = 1
        self.row_factory = connection.row_factory
        self._forget()
        self._rowcount, self._lastrowid, self._description = -1, None, None

    def _forget(self):
        self._rows, self._at, self._statement, self._step = (), 0, None, 1

    connection = property(lambda self: self._connection)
    description = property(lambda self: self._description)
    rowcount = property(lambda self: self._rowcount)
    lastrowid = property(lambda self: self._lastrowid)

    def _check(self):
        connection = self._connection
        if connection is None:
            raise ProgrammingError('Base Cursor.__init__ not called.')
        if self._closed:
            raise ProgrammingError('Cannot operate on a closed cursor.')
        connection._check()
        return connection

    def _finish(self):
        if self._statement is not None:
            self._connection._ask(_sqlite.finish, self._statement)
        self._forget()

    def __del__(self):
        if self._statement is not None and self._connection._handle is not None:
            _sqlite.forget(self._connection._beside, self._connection._handle, self._statement)

    def _run(self, sql, sets, many):
        connection = self._connection
        self._finish()
        self._sql, self._description = sql, None
        begin = connection._begin()
        if connection._trace is not None:
            connection._trace(sql)
        self._rowcount = -1
        self._statement, columns, rows, changes, last_id = connection._ask(
            _sqlite.execute, sql, begin, sets, many)
        self._rows = rows
        if changes is not None:
            self._rowcount = changes
        if not many:
            self._lastrowid = last_id
        self._converters = None
        if columns and not many:
            types = connection._detect_types
            if types:
                self._converters = [_converter(name, declared, types) for name, declared in columns]
                if not any(self._converters):
                    self._converters = None
            if types & PARSE_COLNAMES:
                columns = [(name.partition('[')[0].removesuffix(' ') if '[' in name else name, None)
                           for name, _ in columns]
            self._description = tuple([(name, None, None, None, None, None, None) for name, _ in columns])
        return self

    def execute(self, sql, parameters=(), /):
        self._check()
        if not isinstance(sql, str):
            raise TypeError(f'execute() argument 1 must be str, not {type(sql).__name__}')
        return self._run(sql, (_set(parameters),), False)

    def executemany(self, sql, parameters, /):
        self._check()
        if not isinstance(sql, str):
            raise TypeError(f'executemany() argument 1 must be str, not {type(sql).__name__}')
        return self._run(sql, [_set(each) for each in parameters], True)

    def executescript(self, sql_script, /):
        connection = self._check()
        if not isinstance(sql_script, str):
            raise TypeError(f'executescript() argument must be str, not {type(sql_script).__name__}')
        if '\0' in sql_script:
            raise ValueError('embedded null character')
        if connection._autocommit == LEGACY_TRANSACTION_CONTROL and connection._in_transaction:
            connection._simply('COMMIT')
        connection._ask(_sqlite.script, sql_script)
        return self

    def _more(self, most):
        connection = self._connection
        statement, self._statement = self._statement, None
        rows, more, changes = connection._ask(_sqlite.fetch, statement, most, self._sql)
        if more:
            self._statement = statement
        if changes is not None:
            self._rowcount = changes
        self._rows, self._at = rows, 0

    def _shown(self, row):
        factory = self._connection.text_factory
        if self._converters is not None or factory is not str or type(row) is list:
            row = tuple([self._value(at, value, factory) for at, value in enumerate(row)])
        return row if self.row_factory is None else self.row_factory(self, row)

    def _value(self, at, value, factory):
        raw = value[0] if type(value) is tuple else None
        converter = self._converters[at] if self._converters is not None else None
        if converter is not None:
            if value is None:
                return None
            if raw is None:
                raw = value if type(value) is bytes else str(value).encode()
            return converter(raw)
        if raw is None and type(value) is not str:
            return value
        if factory is str:
            if raw is None:
                return value
            name, text = self._description[at][0], raw.decode('ascii', 'replace')
            raise OperationalError(f"Could not decode to UTF-8 column '{name}' with text '{text}'")
        return factory(value.encode() if raw is None else raw)

    def __iter__(self):
        return self

    def __next__(self):
        self._check()
        rows, at = self._rows, self._at
        if at == len(rows):
            raise StopIteration
        row = self._shown(rows[at])
        self._at = at + 1
        if self._at == len(rows) and self._statement is not None:
            # Who goes through them wants the next ones, too.
            self._more(self._step)
            self._step = min(self._step * 2, 128)
        return row

    def fetchone(self):
        # Not by next(): nobody could wait in there.
        rows = self.fetchmany(1)
        return rows[0] if rows else None

    def fetchmany(self, size=None):
        self._check()
        size = self.arraysize if size is None else size
        rows = []
        while (at := self._at) < len(self._rows) and len(rows) != size:
            wanted = self._rows[at:] if size < 0 else self._rows[at:at + size - len(rows)]
            self._at = at + len(wanted)
            if self._at == len(self._rows) and self._statement is not None:
                missing = size - len(rows) - len(wanted)
                self._more(max(missing, 1) if size >= 0 else _ALL)
            rows += [self._shown(row) for row in wanted]
        return rows

    def fetchall(self):
        return self.fetchmany(-1)

    def close(self):
        connection = self._connection
        if connection is None:
            raise ProgrammingError('Base Cursor.__init__ not called.')
        connection._check_thread()
        if connection._handle is not None:
            self._finish()
        self._forget()
        self._closed = True

    def setinputsizes(self, sizes, /):
        pass

    def setoutputsize(self, size, column=None, /):
        pass


def _set(parameters):
    if isinstance(parameters, (tuple, list)):
        return [_adapted(value) for value in parameters]
    if isinstance(parameters, (dict, Mapping)):
        return {name: _adapted(parameters[name]) for name in parameters}
    if hasattr(type(parameters), '__getitem__') and hasattr(type(parameters), '__len__'):
        return [_adapted(parameters[at]) for at in range(len(parameters))]
    raise ProgrammingError('parameters are of unsupported type')


def _converter(name, declared, types):
    if types & PARSE_COLNAMES and '[' in name:
        found = converters.get(name.partition('[')[2].partition(']')[0].upper())
        if found is not None:
            return found
    if types & PARSE_DECLTYPES and declared:
        return converters.get(declared.partition(' ')[0].partition('(')[0].upper())
    return None


def _levels(value):
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f'isolation_level must be str or None, not {type(value).__name__}')
    if value.upper() not in ('', 'DEFERRED', 'IMMEDIATE', 'EXCLUSIVE'):
        raise ValueError("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'")
    return value.upper()


def _path(database, uri):
    # The file that a connection is to, if it is to one.
    path = os.fspath(database)
    path = path.decode() if isinstance(path, bytes) else path
    name, file = path, path
    if uri and path.startswith('file:'):
        from urllib.parse import unquote
        file, _, query = path[5:].partition('#')[0].partition('?')
        file = unquote('/' + file[2:].partition('/')[2] if file.startswith('//') else file)
        if 'mode=memory' in query or file == ':memory:':
            if 'cache=shared' in query:
                raise NotSupportedError("a shared database in memory isn't there; name a file: it is in memory, too")
            file = ':memory:'
    return name, None if file in ('', ':memory:') else os.path.abspath(file)


class Connection:
    _handle = None
    _beside = False
    _trace = None

    def __init__(self, database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True,
                 factory=None, cached_statements=128, uri=False, *, autocommit=LEGACY_TRANSACTION_CONTROL):
        if autocommit not in (True, False, LEGACY_TRANSACTION_CONTROL):
            raise ValueError('autocommit must be True, False, or sqlite3.LEGACY_TRANSACTION_CONTROL')
        name, path = _path(database, uri)
        self._level = _levels(isolation_level)
        self._timeout, self._detect_types, self._autocommit = timeout, detect_types, autocommit
        self._thread = get_ident() if check_same_thread else None
        self.row_factory, self.text_factory = None, str
        self._in_transaction, self._changes = False, 0
        # A thread waits for an engine on a thread of its own, and lets the others go on meanwhile.
        beside = None if check_same_thread and get_ident() != main_thread().ident else False
        while beside is None:
            # Nothing, as long as nobody knows whether the main thread is about to wait for this one.
            beside = _sqlite.may_wait()
        if path is not None and _sqlite.home(path, beside) != beside:
            if not beside:
                raise OperationalError('database is locked: a thread has it open, and the main thread may open it when '
                                       'that connection is closed')
            beside = False
        self._beside = beside
        if path is not None:
            _sqlite.reserve(path, beside)
        try:
            handle = self._answer(lambda: _sqlite.open(beside, name if uri else path or name, bool(uri)))
        except BaseException:
            if path is not None:
                _sqlite.release(path)
            raise
        if path is not None:
            _sqlite.opened(path, beside, handle)
        self._handle = handle
        if autocommit is False:
            self._simply('BEGIN')

    def _check_thread(self):
        if self._thread is not None and self._thread != get_ident():
            raise ProgrammingError(
                'SQLite objects created in a thread can only be used in that same thread. The object was created in '
                f'thread id {self._thread} and this is thread id {get_ident()}.')

    def _check(self):
        if self._handle is None:
            if not hasattr(self, '_level'):
                raise ProgrammingError('Base Connection.__init__ not called.')
            raise ProgrammingError('Cannot operate on a closed database.')
        self._check_thread()

    def _ask(self, call, *args):
        return self._answer(lambda: call(self._beside, self._handle, *args))

    def _answer(self, ask):
        # The engine never waits for a lock, since who has it may need this thread to give it back.
        waited = looks = 0
        while True:
            answer = ask()
            if len(answer) == 3:
                said, self._in_transaction, self._changes = answer
                return said
            _, code, message, would_wait, in_transaction = answer
            if self._handle is not None:
                self._in_transaction = in_transaction
            if not would_wait or waited >= self._timeout:
                raise _error(code, message)
            delay = min(_DELAYS[min(looks, 11)], self._timeout - waited)
            sleep(delay)
            waited += delay
            looks += 1

    def _simply(self, sql):
        if self._trace is not None:
            self._trace(sql)
        self._ask(_sqlite.execute, sql, None, ((),), False)

    def _begin(self):
        if self._autocommit == LEGACY_TRANSACTION_CONTROL and self._level is not None:
            return 'BEGIN ' + self._level
        return None

    def __del__(self):
        if self._handle is not None:
            _sqlite.forget(self._beside, self._handle, None)
            self._handle = None

    @property
    def in_transaction(self):
        self._check()
        return self._in_transaction

    @property
    def total_changes(self):
        self._check()
        return self._changes

    @property
    def isolation_level(self):
        self._check()
        return self._level

    @isolation_level.setter
    def isolation_level(self, value):
        level = _levels(value)
        if level is None and self._autocommit == LEGACY_TRANSACTION_CONTROL:
            self.commit()
        self._level = level

    @property
    def autocommit(self):
        self._check()
        return self._autocommit

    @autocommit.setter
    def autocommit(self, value):
        self._check()
        if value not in (True, False, LEGACY_TRANSACTION_CONTROL):
            raise ValueError('autocommit must be True, False, or sqlite3.LEGACY_TRANSACTION_CONTROL')
        if value is True and self._in_transaction:
            self._simply('COMMIT')
        elif value is False and not self._in_transaction:
            self._simply('BEGIN')
        self._autocommit = value

    def cursor(self, factory=Cursor):
        self._check()
        cursor = factory(self)
        if not isinstance(cursor, Cursor):
            raise TypeError(f'factory must return a cursor, not {type(cursor).__name__}')
        if self.row_factory is not None:
            cursor.row_factory = self.row_factory
        return cursor

    def execute(self, sql, parameters=(), /):
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, parameters, /):
        return self.cursor().executemany(sql, parameters)

    def executescript(self, sql_script, /):
        return self.cursor().executescript(sql_script)

    def __call__(self, sql, /):
        raise NotSupportedError("a connection can't be called here")

    def commit(self):
        self._check()
        if self._autocommit is False:
            self._simply('COMMIT')
            self._simply('BEGIN')
        elif self._autocommit is not True and self._in_transaction:
            self._simply('COMMIT')

    def rollback(self):
        self._check()
        if self._autocommit is False:
            self._simply('ROLLBACK')
            self._simply('BEGIN')
        elif self._autocommit is not True and self._in_transaction:
            self._simply('ROLLBACK')

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, value, traceback, /):
        if kind is None:
            try:
                self.commit()
            except BaseException:
                self.rollback()
                raise
        else:
            self.rollback()
        return False

    def close(self):
        self._check_thread()
        if not hasattr(self, '_level'):
            raise ProgrammingError('Base Connection.__init__ not called.')
        if self._handle is not None:
            if self._autocommit is False and self._in_transaction:
                self._simply('ROLLBACK')
            handle, self._handle = self._handle, None
            self._answer(lambda: _sqlite.close(self._beside, handle))

    def interrupt(self):
        if self._handle is None:
            raise ProgrammingError('Cannot operate on a closed database.')
        _sqlite.interrupt(self._handle)

    def iterdump(self, *, filter=None):
        self._check()
        from _sqlite_dump import dump
        return dump(self, filter)

    def backup(self, target, *, pages=-1, progress=None, name='main', sleep=0.25):
        self._check()
        if not isinstance(target, Connection):
            raise TypeError(f'backup() argument 1 must be sqlite3.Connection, not {type(target).__name__}')
        if target is self:
            raise ValueError('target cannot be the same connection instance')
        target._check()
        if target._beside != self._beside:
            raise NotSupportedError("a backup between the main thread's database and a thread's isn't there")
        if target._in_transaction:
            raise OperationalError('target is in transaction')
        target._answer(lambda: _sqlite.backup(self._beside, self._handle, target._handle))
        if progress is not None:
            progress(SQLITE_DONE, 0, target.execute('PRAGMA page_count').fetchone()[0])

    def serialize(self, *, name='main'):
        self._check()
        return self._ask(_sqlite.serialize)

    def set_trace_callback(self, trace_callback, /):
        self._check()
        self._trace = trace_callback


def _missing(name):
    def method(self, *args, **kwargs):
        raise NotSupportedError(f"{name} isn't there: the engine can't call the program back")
    method.__name__ = name
    return method


for _name in ('create_function', 'create_aggregate', 'create_window_function', 'create_collation', 'set_authorizer',
              'set_progress_handler', 'blobopen', 'deserialize', 'enable_load_extension', 'load_extension', 'getlimit',
              'setlimit', 'getconfig', 'setconfig'):
    setattr(Connection, _name, _missing(_name))


def connect(database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True, factory=Connection,
            cached_statements=128, uri=False, *, autocommit=LEGACY_TRANSACTION_CONTROL):
    return factory(database, timeout, detect_types, isolation_level, check_same_thread, factory, cached_statements, uri,
                   autocommit=autocommit)


def complete_statement(statement):
    return statement.rstrip().endswith(';')


def enable_callback_tracebacks(flag, /):
    pass


def __getattr__(name):
    if name in ('sqlite_version', 'sqlite_version_info'):
        handle = _sqlite.open(False, ':memory:', False)[0]
        answer = _sqlite.execute(False, handle, 'SELECT sqlite_version()', None, ((),), False)
        _sqlite.close(False, handle)
        version = answer[0][2][0][0]
        return version if name == 'sqlite_version' else tuple(map(int, version.split('.')))
    if name == 'dbapi2':
        import sqlite3
        return sqlite3
    raise AttributeError(f"module 'sqlite3' has no attribute '{name}'")
