//! `_sqlite`: calls to the database engine, under the library's `sqlite3`.
//!
//! Each answer is a tuple: what came of it, whether a transaction is open, how many rows were changed in all; or, where it
//! failed, `None`, SQLite's code (0 if SQLite was never asked), the words, whether SQLite would have waited for a lock, and
//! whether a transaction is open.

use loopscope_sqlite::words::{Answer, Ask, Conn, Datum, Failure, Params, Row, Said};

use crate::python::databases::Place;
use crate::python::exception::{Kind, Leave, R, error};
use crate::python::methods::bytes_of;
use crate::python::native::{NOTHING, Native, NativeFn};
use crate::python::threads::MainThread;
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;
use crate::python::wait::Wait;

/// So much of a statement is shown on its task's lane.
const SHOWN: usize = 60;

fn value_of(datum: Datum) -> Value {
    match datum {
        Datum::Null | Datum::Unsupported(_) => Value::None,
        Datum::Int(value) => Value::Int(value),
        Datum::Real(value) => Value::Float(value),
        Datum::Text(text) => Value::str(text),
        Datum::Blob(bytes) => Value::bytes(bytes),
        // Alone in a tuple: Python's side decodes it as the program wants, or complains.
        Datum::Mangled(bytes) => Value::tuple(vec![Value::bytes(bytes)]),
    }
}

/// Rows as tuples; one with a text that isn't UTF-8 as a list, since it needs another look.
fn rows_of(rows: Vec<Row>) -> Value {
    let row_of = |row: Row| {
        let is_mangled = row.iter().any(|datum| matches!(datum, Datum::Mangled(_)));
        let values = row.into_iter().map(value_of).collect();
        if is_mangled { Value::list(values) } else { Value::tuple(values) }
    };
    Value::list(rows.into_iter().map(row_of).collect())
}

fn count(value: Option<u64>) -> Value {
    value.map_or(Value::None, |value| Value::Int(value as i64))
}

/// An answer as Python's side takes it.
pub(crate) fn answer(answer: Answer) -> Value {
    let in_transaction = Value::Bool(answer.state.in_transaction);
    let said = match answer.said {
        Ok(said) => said,
        Err(failure) => {
            let (code, message, would_wait) = match failure {
                Failure::Sqlite { code, message, would_wait } => (code, message, would_wait),
                Failure::Misuse(message) => (0, message, false),
            };
            let code = Value::Int(i64::from(code));
            return Value::tuple(vec![Value::None, code, Value::str(message), Value::Bool(would_wait), in_transaction]);
        }
    };
    let said = match said {
        Said::Nothing => Value::tuple(Vec::new()),
        Said::Opened(conn) => Value::Int(i64::from(conn)),
        Said::Bytes(bytes) => Value::bytes(bytes),
        Said::Fetched { rows, more, changes } => Value::tuple(vec![rows_of(rows), Value::Bool(more), count(changes)]),
        Said::Executed { statement, columns, rows, changes, last_id } => {
            let column = |(name, declared): (String, Option<String>)| {
                Value::tuple(vec![Value::str(name), declared.map_or(Value::None, Value::str)])
            };
            Value::tuple(vec![
                statement.map_or(Value::None, |id| Value::Int(i64::from(id))),
                Value::list(columns.into_iter().map(column).collect()),
                rows_of(rows),
                count(changes),
                Value::Int(last_id),
            ])
        }
    };
    Value::tuple(vec![said, in_transaction, Value::Int(answer.state.total_changes as i64)])
}

fn datum(vm: &mut Vm, value: &Value) -> R<Datum> {
    Ok(match value.plain() {
        Value::None => Datum::Null,
        Value::Bool(value) => Datum::Int(i64::from(*value)),
        Value::Int(value) => Datum::Int(*value),
        Value::Big(_) => {
            return Err(error(Kind::OverflowError, "Python int too large to convert to SQLite INTEGER"));
        }
        Value::Float(value) => Datum::Real(*value),
        Value::Str(text) => Datum::Text(text.as_str().to_owned()),
        other => match bytes_of(vm, other) {
            Ok(bytes) => Datum::Blob(bytes.to_vec()),
            Err(_) => Datum::Unsupported(vm.type_name(value)),
        },
    })
}

fn params(vm: &mut Vm, set: &Value) -> R<Params> {
    if let Value::Dict(named) = set.plain() {
        let mut all = Vec::new();
        for (name, value) in named.pairs() {
            if let Some(name) = name.as_str() {
                all.push((name.to_owned(), datum(vm, &value)?));
            }
        }
        return Ok(Params::Named(all));
    }
    let values = vm.collect(set)?;
    let values = values.iter().map(|value| datum(vm, value)).collect::<R<Vec<Datum>>>()?;
    Ok(Params::Ordered(values))
}

fn place(vm: &mut Vm, beside: &Value) -> R<Place> {
    Ok(if vm.truth(beside)? { Place::Beside } else { Place::Here })
}

fn text(vm: &Vm, value: &Value) -> R<String> {
    Ok(vm.to_str(value, "argument")?.as_str().to_owned())
}

fn number(vm: &mut Vm, value: &Value) -> R<u32> {
    Ok(u32::try_from(vm.to_index(value)?).unwrap_or(u32::MAX))
}

/// A statement as a lane shows it: on one line, and not all of a long one.
fn shown(sql: &str) -> Option<String> {
    let words = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => Some(format!("{}…", &words[..end])),
        None => Some(words),
    }
}

/// Opens a connection.
fn open(vm: &mut Vm, args: Args) -> R {
    let [beside, name, uri] = args.exactly("open")?;
    let (place, path, uri) = (place(vm, &beside)?, text(vm, &name)?, vm.truth(&uri)?);
    vm.ask_database(place, Ask::Open { path, uri }, None)
}

fn conn(vm: &mut Vm, value: &Value) -> R<Conn> {
    number(vm, value)
}

const FUNCTIONS: &[(&str, NativeFn)] = &[
    ("open", open),
    ("home", |vm, args| {
        let [path, beside] = args.exactly("home")?;
        let (path, place) = (text(vm, &path)?, place(vm, &beside)?);
        Ok(Value::Bool(vm.databases.home(&path, place) == Place::Beside))
    }),
    ("reserve", |vm, args| {
        let [path, beside] = args.exactly("reserve")?;
        let (path, place) = (text(vm, &path)?, place(vm, &beside)?);
        vm.databases.reserve(path, place);
        NOTHING
    }),
    ("release", |vm, args| {
        let [path] = args.exactly("release")?;
        let path = text(vm, &path)?;
        vm.databases.release(&path);
        NOTHING
    }),
    ("opened", |vm, args| {
        let [path, beside, number] = args.exactly("opened")?;
        let (path, place, conn) = (text(vm, &path)?, place(vm, &beside)?, conn(vm, &number)?);
        vm.databases.opened(path, place, conn);
        NOTHING
    }),
    ("close", |vm, args| {
        let [beside, number] = args.exactly("close")?;
        let (place, conn) = (place(vm, &beside)?, conn(vm, &number)?);
        vm.databases.closed(place, conn);
        vm.ask_database(place, Ask::Close(conn), None)
    }),
    ("execute", |vm, args| {
        let [beside, number, sql, begin, sets, many] = args.exactly("execute")?;
        let (place, conn, sql) = (place(vm, &beside)?, conn(vm, &number)?, text(vm, &sql)?);
        let begin = match begin.some() {
            Some(begin) => Some(text(vm, &begin)?),
            None => None,
        };
        let (all, many) = (vm.collect(&sets)?, vm.truth(&many)?);
        let sets = all.iter().map(|set| params(vm, set)).collect::<R<Vec<Params>>>()?;
        let what = shown(&sql);
        vm.ask_database(place, Ask::Execute { conn, sql, begin, sets, many }, what)
    }),
    ("fetch", |vm, args| {
        let [beside, number_of, statement, most, sql] = args.exactly("fetch")?;
        let (place, conn, statement) = (place(vm, &beside)?, conn(vm, &number_of)?, number(vm, &statement)?);
        let (most, sql) = (number(vm, &most)?, text(vm, &sql)?);
        // A row or two are no time.
        let what = if most > 1 { shown(&sql) } else { None };
        vm.ask_database(place, Ask::Fetch { conn, statement, most }, what)
    }),
    ("finish", |vm, args| {
        let [beside, number_of, statement] = args.exactly("finish")?;
        let (place, conn, statement) = (place(vm, &beside)?, conn(vm, &number_of)?, number(vm, &statement)?);
        vm.ask_database(place, Ask::Finish(conn, statement), None)
    }),
    ("script", |vm, args| {
        let [beside, number, sql] = args.exactly("script")?;
        let (place, conn, sql) = (place(vm, &beside)?, conn(vm, &number)?, text(vm, &sql)?);
        let what = shown(&sql);
        vm.ask_database(place, Ask::Script(conn, sql), what)
    }),
    ("serialize", |vm, args| {
        let [beside, number] = args.exactly("serialize")?;
        let (place, conn) = (place(vm, &beside)?, conn(vm, &number)?);
        vm.ask_database(place, Ask::Serialize(conn), None)
    }),
    ("backup", |vm, args| {
        let [beside, from, to] = args.exactly("backup")?;
        let (place, from, to) = (place(vm, &beside)?, conn(vm, &from)?, conn(vm, &to)?);
        vm.ask_database(place, Ask::Backup { from, to }, Some("backup".to_owned()))
    }),
    ("forget", |vm, args| {
        let [beside, number_of, statement] = args.exactly("forget")?;
        let (place, conn) = (place(vm, &beside)?, conn(vm, &number_of)?);
        let ask = match statement.some() {
            Some(statement) => Ask::Finish(conn, number(vm, &statement)?),
            None => {
                vm.databases.closed(place, conn);
                Ask::Close(conn)
            }
        };
        vm.tell_database_engine(place, ask);
        NOTHING
    }),
    ("interrupt", |vm, args| {
        let [number] = args.exactly("interrupt")?;
        let conn = conn(vm, &number)?;
        vm.interrupt_database(conn);
        NOTHING
    }),
    ("may_wait", |vm, args| {
        let [] = args.exactly("may_wait")?;
        if !vm.aio.is_running() {
            return Ok(Value::Bool(false));
        }
        match vm.threads.main() {
            MainThread::Through => Ok(Value::Bool(true)),
            // It may be about to wait for this very thread: to be asked again when it has gone on.
            MainThread::Midway if vm.nested == 1 => Err(Leave::Wait(Box::new(Wait::Sleep(vm.world.now())))),
            MainThread::Midway | MainThread::Blocks => Ok(Value::Bool(false)),
        }
    }),
    ("check", |vm, args| {
        let [] = args.exactly("check")?;
        vm.database_engine()?;
        NOTHING
    }),
];

/// Its names.
pub(super) fn module(_: &mut Vm) -> Vec<(&'static str, Value)> {
    FUNCTIONS.iter().map(|(name, run)| (*name, Native::frame_function(name, *run))).collect()
}
