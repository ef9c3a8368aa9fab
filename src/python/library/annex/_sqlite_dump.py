# iterdump: a database as the statements that make it again.

def _quoted(name):
    return '"' + name.replace('"', '""') + '"'


def _rows(connection, sql, *parameters):
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, parameters).fetchall()


def dump(connection, filter):
    if _rows(connection, 'PRAGMA foreign_keys')[0][0]:
        yield 'PRAGMA foreign_keys=OFF;'
    yield 'BEGIN TRANSACTION;'
    only = 'AND name LIKE ?' if filter else ''
    wanted = [filter] if filter else []
    sequence = []
    tables = _rows(connection, 'SELECT "name", "type", "sql" FROM "sqlite_master" WHERE "sql" NOT NULL AND '
                   f'"type" == \'table\' {only} ORDER BY "name"', *wanted)
    for name, kind, sql in tables:
        if name == 'sqlite_sequence':
            sequence = ['DELETE FROM "sqlite_sequence";']
            rows = _rows(connection, f"SELECT * FROM \"sqlite_sequence\" {'WHERE name LIKE ?' if filter else ''}", *wanted)
            for table, value in rows:
                table = table.replace("'", "''")
                sequence.append(f"INSERT INTO \"sqlite_sequence\" VALUES('{table}',{value});")
            continue
        if name == 'sqlite_stat1':
            yield 'ANALYZE "sqlite_master";'
        elif name.startswith('sqlite_'):
            continue
        else:
            yield f'{sql};'
        columns = [column[1] for column in _rows(connection, f'PRAGMA table_info({_quoted(name)})')]
        quoted = '||\',\'||'.join(f'quote({_quoted(column)})' for column in columns)
        for row in _rows(connection, f'SELECT {quoted} FROM {_quoted(name)};'):
            yield f'INSERT INTO {_quoted(name)} VALUES({row[0]});'
    others = _rows(connection, 'SELECT "name", "type", "sql" FROM "sqlite_master" WHERE "sql" NOT NULL AND '
                   f'"type" IN (\'index\', \'trigger\', \'view\') {only}', *wanted)
    for name, kind, sql in others:
        yield f'{sql};'
    yield from sequence
    yield 'COMMIT;'
