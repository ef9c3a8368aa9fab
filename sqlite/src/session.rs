//! One connection and its statements, which outlive the call that began them: a cursor takes its rows one by one.

use std::collections::BTreeMap;
use std::mem;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::limits::Limit;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Batch, Connection, Error, OpenFlags, Statement, StatementStatus, backup};

use crate::words::{Datum, Failure, Params, Row, Said, State, StatementId};

/// So many steps of SQLite's machine lie between two looks at whether it is to end: some tens of microseconds.
const STRETCH: i32 = 4_000;

/// So many bytes a text or a blob may have: it is copied through the door, and a browser's memory isn't large.
const LONGEST: i32 = 64 << 20;

/// So many statements are kept for when the same text is run again.
const KEPT: usize = 64;

/// Whether what is being computed is to end, and what else happens while SQLite has the thread.
pub(crate) struct Watch {
    is_interrupted: Box<dyn Fn() -> bool + Send + Sync>,
    left: AtomicU64,
    would_wait: AtomicBool,
}

impl Watch {
    pub(crate) fn new(is_interrupted: Box<dyn Fn() -> bool + Send + Sync>) -> Self {
        Self { is_interrupted, left: AtomicU64::new(0), would_wait: AtomicBool::new(false) }
    }

    /// Another call begins, which may take so many steps.
    pub(crate) fn begin(&self, budget: u64) {
        self.left.store(budget, Ordering::Relaxed);
        self.would_wait.store(false, Ordering::Relaxed);
    }

    fn is_to_end(&self) -> bool {
        let left = self.left.load(Ordering::Relaxed).saturating_sub(STRETCH.unsigned_abs().into());
        self.left.store(left, Ordering::Relaxed);
        left == 0 || (self.is_interrupted)()
    }
}

/// A statement that was begun and has more rows.
struct Begun {
    sql: String,
    statement: Statement<'static>,
    changes_rows: bool,
}

/// A connection.
pub(crate) struct Session {
    // Before the connection, which they point to.
    begun: BTreeMap<StatementId, Begun>,
    kept: Vec<(String, Statement<'static>)>,
    connection: Rc<Connection>,
    watch: Arc<Watch>,
    last: StatementId,
    steps: u64,
}

/// What SQLite said, in words of ours.
pub(crate) fn failure(why: &Error, watch: &Watch) -> Failure {
    let would_wait = watch.would_wait.swap(false, Ordering::Relaxed);
    match why {
        Error::SqliteFailure(code, message) => {
            let message = message.clone().unwrap_or_else(|| rusqlite::ffi::code_to_str(code.extended_code).to_owned());
            Failure::Sqlite { code: code.extended_code, message, would_wait }
        }
        Error::SqlInputError { error, msg, .. } => {
            Failure::Sqlite { code: error.extended_code, message: msg.clone(), would_wait }
        }
        other => Failure::Misuse(other.to_string()),
    }
}

/// Whether it changes rows, as Python tells: by its first word.
fn changes_rows(sql: &str) -> bool {
    let mut rest = sql.trim_start();
    loop {
        rest = match rest {
            _ if rest.starts_with("--") => rest.split_once('\n').map_or("", |(_, rest)| rest).trim_start(),
            _ if rest.starts_with("/*") => rest.split_once("*/").map_or("", |(_, rest)| rest).trim_start(),
            _ => break,
        };
    }
    let word = rest.split(|char: char| !char.is_ascii_alphabetic()).next().unwrap_or_default();
    ["INSERT", "UPDATE", "DELETE", "REPLACE"].iter().any(|own| word.eq_ignore_ascii_case(own))
}

impl Session {
    pub(crate) fn open(path: &str, flags: OpenFlags, vfs: &str, watch: &Arc<Watch>) -> Result<Self, Error> {
        let mut connection = Connection::open_with_flags_and_vfs(path, flags, vfs)?;
        let own = Arc::clone(watch);
        connection.progress_handler(STRETCH, Some(move || own.is_to_end()))?;
        let own = Arc::clone(watch);
        // The engine never waits: it only tells that SQLite would.
        connection.busy_handler(Some(move |_| {
            own.would_wait.store(true, Ordering::Relaxed);
            false
        }))?;
        // Some builds of SQLite have it on from the beginning; Python's hasn't.
        connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
        connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
        Ok(Self {
            begun: BTreeMap::new(),
            kept: Vec::new(),
            connection: Rc::new(connection),
            watch: Arc::clone(watch),
            last: 0,
            steps: 0,
        })
    }

    pub(crate) fn state(&self) -> State {
        State { in_transaction: !self.connection.is_autocommit(), total_changes: self.connection.total_changes() }
    }

    /// How many steps were taken since this was last asked.
    pub(crate) fn take_steps(&mut self) -> u64 {
        mem::take(&mut self.steps)
    }

    fn failure(&self, why: &Error) -> Failure {
        failure(why, &self.watch)
    }

    /// The statement of a text: `None` if there is nothing in it.
    fn prepare(&mut self, sql: &str) -> Result<Option<Statement<'static>>, Failure> {
        if let Some(at) = self.kept.iter().position(|(text, _)| text == sql) {
            return Ok(Some(self.kept.swap_remove(at).1));
        }
        // SQLite would take it for the end.
        if sql.contains('\0') {
            return Err(Failure::Misuse("the query contains a null character".to_owned()));
        }
        let mut batch = Batch::new(&self.connection, sql);
        let Some(statement) = batch.next().map_err(|why| self.failure(&why))? else { return Ok(None) };
        if !matches!(batch.next(), Ok(None)) {
            return Err(Failure::Misuse("You can only execute one statement at a time.".to_owned()));
        }
        #[expect(unsafe_code, reason = "a cursor's statement outlives the call that began it")]
        // SAFETY: it points to the connection, which stands still behind an `Rc` that this session has, and which is
        // dropped after its statements.
        let statement = unsafe { mem::transmute::<Statement<'_>, Statement<'static>>(statement) };
        Ok(Some(statement))
    }

    /// Takes one step: the row, if there is another.
    fn step(&mut self, statement: &mut Statement<'static>) -> Result<Option<Row>, Failure> {
        let columns = statement.column_count();
        let mut rows = statement.raw_query();
        let row = match rows.next() {
            Ok(None) => Ok(None),
            Ok(Some(row)) => Ok(Some((0..columns).map(|at| row.get_ref(at).map_or(Datum::Null, datum)).collect())),
            Err(why) => Err(why),
        };
        // Dropped, it would begin anew.
        mem::forget(rows);
        self.steps += u64::from(statement.reset_status(StatementStatus::VmStep).unsigned_abs());
        row.map_err(|why| self.failure(&why))
    }

    /// A statement that has ended may be of use again.
    fn keep(&mut self, sql: String, mut statement: Statement<'static>) {
        // To begin a query and to drop it is to set the statement back.
        drop(statement.raw_query());
        statement.clear_bindings();
        if self.kept.len() == KEPT {
            self.kept.remove(0);
        }
        self.kept.push((sql, statement));
    }

    pub(crate) fn execute(
        &mut self,
        sql: &str,
        begin: Option<&str>,
        sets: &[Params],
        many: bool,
    ) -> Result<Said, Failure> {
        let changes_rows = changes_rows(sql);
        let nothing = Said::Executed {
            statement: None,
            columns: Vec::new(),
            rows: Vec::new(),
            changes: None,
            last_id: self.connection.last_insert_rowid(),
        };
        let Some(mut statement) = self.prepare(sql)? else { return Ok(nothing) };
        if many && statement.readonly() {
            return Err(Failure::Misuse("executemany() can only execute DML statements.".to_owned()));
        }
        if let Some(begin) = begin
            && changes_rows
            && self.connection.is_autocommit()
        {
            self.connection.execute_batch(begin).map_err(|why| self.failure(&why))?;
        }
        let mut changes = 0;
        let mut first = None;
        for (run, set) in sets.iter().enumerate() {
            bind(&mut statement, set)?;
            first = self.step(&mut statement).map_err(|why| only_first(why, run))?;
            // Of many runs nobody wants the rows.
            while many && first.is_some() {
                first = self.step(&mut statement)?;
            }
            if changes_rows && first.is_none() {
                changes += self.connection.changes();
            }
        }
        let columns =
            statement.columns().map(|column| (column.name().to_owned(), column.decl_type().map(str::to_owned)));
        let columns = columns.collect();
        let last_id = self.connection.last_insert_rowid();
        let changes = changes_rows.then_some(changes);
        let sql = sql.to_owned();
        let (statement, rows) = match first {
            Some(row) => {
                self.last += 1;
                self.begun.insert(self.last, Begun { sql, statement, changes_rows });
                (Some(self.last), vec![row])
            }
            None => {
                self.keep(sql, statement);
                (None, Vec::new())
            }
        };
        Ok(Said::Executed { statement, columns, rows, changes, last_id })
    }

    pub(crate) fn fetch(&mut self, id: StatementId, most: u32) -> Result<Said, Failure> {
        let nothing = Said::Fetched { rows: Vec::new(), more: false, changes: None };
        let Some(mut begun) = self.begun.remove(&id) else { return Ok(nothing) };
        let mut rows = Vec::new();
        while rows.len() < most as usize {
            match self.step(&mut begun.statement)? {
                Some(row) => rows.push(row),
                None => {
                    let changes = begun.changes_rows.then(|| self.connection.changes());
                    self.keep(begun.sql, begun.statement);
                    return Ok(Said::Fetched { rows, more: false, changes });
                }
            }
        }
        self.begun.insert(id, begun);
        Ok(Said::Fetched { rows, more: true, changes: None })
    }

    pub(crate) fn finish(&mut self, id: StatementId) {
        if let Some(begun) = self.begun.remove(&id) {
            self.keep(begun.sql, begun.statement);
        }
    }

    pub(crate) fn script(&mut self, sql: &str) -> Result<Said, Failure> {
        let connection = Rc::clone(&self.connection);
        let mut batch = Batch::new(&connection, sql);
        while let Some(mut statement) = batch.next().map_err(|why| self.failure(&why))? {
            let mut rows = statement.raw_query();
            let ended = loop {
                match rows.next() {
                    Ok(Some(_)) => {}
                    Ok(None) => break Ok(()),
                    Err(why) => break Err(why),
                }
            };
            drop(rows);
            self.steps += u64::from(statement.reset_status(StatementStatus::VmStep).unsigned_abs());
            ended.map_err(|why| self.failure(&why))?;
        }
        Ok(Said::Nothing)
    }

    pub(crate) fn serialize(&mut self) -> Result<Said, Failure> {
        let Some(connection) = Rc::get_mut(&mut self.connection) else { return Err(in_use()) };
        let bytes = connection.serialize("main").map(|bytes| bytes.to_vec());
        bytes.map(Said::Bytes).map_err(|why| self.failure(&why))
    }

    /// Copies all of this database into another.
    pub(crate) fn back_up(&self, to: &mut Self) -> Result<Said, Failure> {
        to.begun.clear();
        to.kept.clear();
        let Some(target) = Rc::get_mut(&mut to.connection) else { return Err(in_use()) };
        let copied = backup::Backup::new(&self.connection, target).and_then(|backup| backup.step(-1));
        match copied {
            Ok(backup::StepResult::Done) => Ok(Said::Nothing),
            Ok(_) => Err(Failure::Sqlite { code: 5, message: "database is locked".to_owned(), would_wait: true }),
            Err(why) => Err(self.failure(&why)),
        }
    }
}

/// Who would wait asks again from the beginning, and what was done before must not be done twice.
fn only_first(why: Failure, run: usize) -> Failure {
    match why {
        Failure::Sqlite { code, message, would_wait } => {
            Failure::Sqlite { code, message, would_wait: would_wait && run == 0 }
        }
        misuse @ Failure::Misuse(_) => misuse,
    }
}

fn in_use() -> Failure {
    Failure::Misuse("the database is in use".to_owned())
}

fn datum(value: ValueRef<'_>) -> Datum {
    match value {
        ValueRef::Integer(value) => Datum::Int(value),
        ValueRef::Real(value) => Datum::Real(value),
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Datum::Text(text.to_owned()),
            Err(_) => Datum::Mangled(text.to_vec()),
        },
        ValueRef::Blob(bytes) => Datum::Blob(bytes.to_vec()),
        ValueRef::Null => Datum::Null,
    }
}

fn bind(statement: &mut Statement<'static>, set: &Params) -> Result<(), Failure> {
    let count = statement.parameter_count();
    match set {
        Params::Ordered(values) => {
            if values.len() != count {
                return Err(Failure::Misuse(format!(
                    "Incorrect number of bindings supplied. The current statement uses {count}, and there are {} \
                     supplied.",
                    values.len()
                )));
            }
            for (at, value) in values.iter().enumerate() {
                bind_one(statement, at + 1, value)?;
            }
        }
        Params::Named(values) => {
            for at in 1..=count {
                let Some(name) = statement.parameter_name(at).map(|name| name[1..].to_owned()) else {
                    return Err(Failure::Misuse(format!(
                        "Binding {at} has no name, but you supplied a dictionary (which has only names)."
                    )));
                };
                let Some((_, value)) = values.iter().find(|(own, _)| *own == name) else {
                    return Err(Failure::Misuse(format!("You did not supply a value for binding parameter :{name}.")));
                };
                bind_one(statement, at, value)?;
            }
        }
    }
    Ok(())
}

fn bind_one(statement: &mut Statement<'static>, at: usize, value: &Datum) -> Result<(), Failure> {
    let value = match value {
        Datum::Null => ToSqlOutput::Owned(Value::Null),
        Datum::Int(value) => ToSqlOutput::Owned(Value::Integer(*value)),
        Datum::Real(value) => ToSqlOutput::Owned(Value::Real(*value)),
        Datum::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        Datum::Blob(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        Datum::Mangled(bytes) => ToSqlOutput::Borrowed(ValueRef::Text(bytes)),
        Datum::Unsupported(kind) => {
            return Err(Failure::Misuse(format!("Error binding parameter {at}: type '{kind}' is not supported")));
        }
    };
    statement.raw_bind_parameter(at, value).map_err(|why| Failure::Misuse(why.to_string()))
}
