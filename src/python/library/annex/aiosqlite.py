# aiosqlite: sqlite3 in a thread for each connection, with a queue of what it is to do.
#
# As the original, with one thing more: a task that is cancelled while its query runs interrupts it.
import asyncio
import sqlite3
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager
from functools import partial, wraps
from queue import SimpleQueue
from sqlite3 import (DatabaseError, Error, IntegrityError, NotSupportedError, OperationalError, ProgrammingError, Row,
                     Warning, paramstyle, register_adapter, register_converter)
from threading import Thread

__version__ = '0.22.1'
__all__ = ['connect', 'Connection', 'Cursor', 'Row', 'Error']
_STOP = object()


def _settle(future, result, error):
    if not future.done():
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)


def _serve(connection, queue):
    while True:
        future, function = queue.get()
        if future is not None and future.cancelled():
            continue
        connection._doing = future
        result = error = None
        try:
            result = function()
        except BaseException as raised:
            error = raised
        connection._doing = None
        if future is not None:
            future.get_loop().call_soon_threadsafe(_settle, future, result, error)
        if result is _STOP:
            break
        future = function = result = error = None


class Result(AbstractAsyncContextManager, Coroutine):
    # What execute() gives: to be awaited, or entered.
    def __init__(self, coro):
        self._coro = coro

    def send(self, value):
        return self._coro.send(value)

    # The machine steps what is no coroutine of its own as an iterator.
    def __next__(self):
        return self._coro.send(None)

    def throw(self, *error):
        return self._coro.throw(*error)

    def close(self):
        return self._coro.close()

    def __await__(self):
        return self._coro.__await__()

    async def __aenter__(self):
        self._obj = await self._coro
        return self._obj

    async def __aexit__(self, *error):
        if isinstance(self._obj, Cursor):
            await self._obj.close()


def _awaited(method):
    @wraps(method)
    def wrapper(self, *args, **kwargs):
        return Result(method(self, *args, **kwargs))
    return wrapper


class Cursor:
    def __init__(self, conn, cursor):
        self.iter_chunk_size = conn._iter_chunk_size
        self._conn, self._cursor = conn, cursor

    def __aiter__(self):
        return self._fetch_chunked()

    async def _fetch_chunked(self):
        while True:
            rows = await self.fetchmany(self.iter_chunk_size)
            if not rows:
                return
            for row in rows:
                yield row

    async def _execute(self, fn, *args, **kwargs):
        return await self._conn._execute(fn, *args, **kwargs)

    async def execute(self, sql, parameters=None):
        await self._execute(self._cursor.execute, sql, [] if parameters is None else parameters)
        return self

    async def executemany(self, sql, parameters):
        await self._execute(self._cursor.executemany, sql, parameters)
        return self

    async def executescript(self, sql_script):
        await self._execute(self._cursor.executescript, sql_script)
        return self

    async def fetchone(self):
        return await self._execute(self._cursor.fetchone)

    async def fetchmany(self, size=None):
        return await self._execute(self._cursor.fetchmany, *(() if size is None else (size,)))

    async def fetchall(self):
        return await self._execute(self._cursor.fetchall)

    async def close(self):
        await self._execute(self._cursor.close)

    rowcount = property(lambda self: self._cursor.rowcount)
    lastrowid = property(lambda self: self._cursor.lastrowid)
    description = property(lambda self: self._cursor.description)
    connection = property(lambda self: self._cursor.connection)

    @property
    def arraysize(self):
        return self._cursor.arraysize

    @arraysize.setter
    def arraysize(self, value):
        self._cursor.arraysize = value

    @property
    def row_factory(self):
        return self._cursor.row_factory

    @row_factory.setter
    def row_factory(self, factory):
        self._cursor.row_factory = factory

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self.close()


class Connection:
    _doing = None

    def __init__(self, connector, iter_chunk_size, loop=None):
        self._running = True
        self._connection = None
        self._connector = connector
        self._queue = SimpleQueue()
        self._iter_chunk_size = iter_chunk_size
        # A daemon: a connection that nobody closes doesn't keep the program from ending.
        self._thread = Thread(target=_serve, args=(self, self._queue), daemon=True)

    def stop(self):
        self._running = False

        def close_and_stop():
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            return _STOP

        try:
            future = asyncio.get_running_loop().create_future()
        except RuntimeError:
            future = None
        self._queue.put((future, close_and_stop))
        return future

    @property
    def _conn(self):
        if self._connection is None:
            raise ValueError('no active connection')
        return self._connection

    async def _wait(self, function):
        future = asyncio.get_running_loop().create_future()
        self._queue.put((future, function))
        try:
            return await future
        except asyncio.CancelledError:
            if self._doing is future and self._connection is not None:
                self._connection.interrupt()
            raise

    async def _execute(self, fn, *args, **kwargs):
        if not self._running or not self._connection:
            raise ValueError('Connection closed')
        return await self._wait(partial(fn, *args, **kwargs))

    async def _connect(self):
        if self._connection is None:
            try:
                self._connection = await self._wait(self._connector)
            except BaseException:
                self.stop()
                self._connection = None
                raise
        return self

    def __await__(self):
        self._thread.start()
        return self._connect().__await__()

    async def __aenter__(self):
        return await self

    async def __aexit__(self, *error):
        await self.close()

    @_awaited
    async def cursor(self):
        return Cursor(self, await self._execute(self._conn.cursor))

    async def commit(self):
        await self._execute(self._conn.commit)

    async def rollback(self):
        await self._execute(self._conn.rollback)

    async def close(self):
        if self._connection is None:
            return
        try:
            await self._execute(self._conn.close)
        finally:
            self._connection = None
            future = self.stop()
            if future:
                await future

    @_awaited
    async def execute(self, sql, parameters=None):
        return Cursor(self, await self._execute(self._conn.execute, sql, [] if parameters is None else parameters))

    @_awaited
    async def execute_insert(self, sql, parameters=None):
        def insert():
            cursor = self._conn.execute(sql, [] if parameters is None else parameters)
            cursor.execute('SELECT last_insert_rowid()')
            return cursor.fetchone()
        return await self._execute(insert)

    @_awaited
    async def execute_fetchall(self, sql, parameters=None):
        def fetch():
            return self._conn.execute(sql, [] if parameters is None else parameters).fetchall()
        return await self._execute(fetch)

    @_awaited
    async def executemany(self, sql, parameters):
        return Cursor(self, await self._execute(self._conn.executemany, sql, parameters))

    @_awaited
    async def executescript(self, sql_script):
        return Cursor(self, await self._execute(self._conn.executescript, sql_script))

    async def interrupt(self):
        return self._conn.interrupt()

    async def iterdump(self):
        lines = await self._execute(lambda: list(self._conn.iterdump()))
        for line in lines:
            yield line

    async def backup(self, target, *, pages=0, progress=None, name='main', sleep=0.25):
        if isinstance(target, Connection):
            target = target._conn
        await self._execute(self._backup, target, progress)

    def _backup(self, target, progress):
        # Another connection of this library belongs to another thread, which waits meanwhile: the queue is there for that.
        thread, target._thread = target._thread, None
        try:
            self._conn.backup(target, progress=progress)
        finally:
            target._thread = thread

    async def set_trace_callback(self, handler):
        await self._execute(self._conn.set_trace_callback, handler)

    in_transaction = property(lambda self: self._bare('_in_transaction'))
    total_changes = property(lambda self: self._bare('_changes'))

    def _bare(self, name):
        return getattr(self._conn, name)

    @property
    def isolation_level(self):
        return self._conn._level

    @isolation_level.setter
    def isolation_level(self, value):
        self._conn._level = sqlite3._levels(value)

    @property
    def row_factory(self):
        return self._conn.row_factory

    @row_factory.setter
    def row_factory(self, factory):
        self._conn.row_factory = factory

    @property
    def text_factory(self):
        return self._conn.text_factory

    @text_factory.setter
    def text_factory(self, factory):
        self._conn.text_factory = factory


def _missing(name):
    async def method(self, *args, **kwargs):
        getattr(self._conn, name)()
    method.__name__ = name
    return method


for _name in ('create_function', 'set_progress_handler', 'set_authorizer', 'enable_load_extension', 'load_extension'):
    setattr(Connection, _name, _missing(_name))


def connect(database, *, iter_chunk_size=64, loop=None, **kwargs):
    # The connection's own thread is the only one that uses it, whatever is said of others.
    kwargs.pop('check_same_thread', None)
    return Connection(lambda: sqlite3.connect(database, **kwargs), iter_chunk_size)


def __getattr__(name):
    if name in ('sqlite_version', 'sqlite_version_info'):
        return getattr(sqlite3, name)
    raise AttributeError(f"module 'aiosqlite' has no attribute '{name}'")
