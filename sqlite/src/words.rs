//! What a program asks of the engine, and what it answers.
//!
//! The engine never waits. A lock that somebody else has is told at once, and who asked may ask again: in a browser the
//! one who has it may live on the same thread.

use serde::{Deserialize, Serialize};

/// The number of a connection.
pub type Conn = u32;

/// The number of a statement of a connection.
pub type StatementId = u32;

/// One call through the door.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// Milliseconds since 1970, on the program's own calendar.
    pub now: i64,
    /// How many bytes the disk has left.
    pub room: u64,
    /// After so many steps of SQLite's machine it is interrupted.
    pub budget: u64,
    /// What is asked.
    pub ask: Ask,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// A connection to the database at a path, `:memory:`, or, where `uri` allows it, what a URI names.
    Open {
        /// The path.
        path: String,
        /// Whether it may be a URI.
        uri: bool,
    },
    /// The end of a connection.
    Close(Conn),
    /// One statement, run once or once for each set of parameters, up to its first row.
    Execute {
        /// On which connection.
        conn: Conn,
        /// The statement.
        sql: String,
        /// What begins a transaction before a statement that changes something, where none is open.
        begin: Option<String>,
        /// The parameters of each run.
        sets: Vec<Params>,
        /// Whether it is `executemany`.
        many: bool,
    },
    /// More rows of a statement.
    Fetch {
        /// On which connection.
        conn: Conn,
        /// Of which statement.
        statement: StatementId,
        /// At most so many.
        most: u32,
    },
    /// A statement whose other rows nobody wants.
    Finish(Conn, StatementId),
    /// Several statements, one after the other.
    Script(Conn, String),
    /// All of a database, from one connection to another.
    Backup {
        /// From here
        from: Conn,
        /// to there.
        to: Conn,
    },
    /// The bytes of a connection's database.
    Serialize(Conn),
    /// A file that the engine said it wants. No answer but [`Said::Nothing`].
    Supply(String, Found),
}

/// What is at a path of the program's disk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Found {
    /// A file with these bytes.
    File(Vec<u8>),
    /// Nothing; a file may be made there.
    Nothing,
    /// Nothing that a database could be.
    Refused,
}

/// A value of SQL.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Datum {
    /// `NULL`
    Null,
    /// `INTEGER`
    Int(i64),
    /// `REAL`
    Real(f64),
    /// `TEXT`
    Text(String),
    /// `BLOB`
    Blob(Vec<u8>),
    /// A text that isn't UTF-8.
    Mangled(Vec<u8>),
    /// A parameter of a type that SQL doesn't know, which matters only if it is used.
    Unsupported(String),
}

/// The parameters of one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Params {
    /// By place.
    Ordered(Vec<Datum>),
    /// By name.
    Named(Vec<(String, Datum)>),
}

/// A row.
pub type Row = Vec<Datum>;

/// The engine's answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// How many steps of SQLite's machine it took.
    pub steps: u64,
    /// What came of it.
    pub said: Result<Said, Failure>,
    /// How the connection stands now.
    pub state: State,
    /// The files that were committed to, and how.
    pub changed: Vec<Change>,
    /// A file that the engine doesn't have: supply it, and ask again.
    pub wants: Option<String>,
}

/// How a connection stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Whether a transaction is open.
    pub in_transaction: bool,
    /// How many rows were changed since it was opened.
    pub total_changes: u64,
}

/// What came of a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// It was done.
    Nothing,
    /// The connection is open.
    Opened(Conn),
    /// The statement was run.
    Executed {
        /// Its number, if it has more rows.
        statement: Option<StatementId>,
        /// Its columns: name, and the type that was declared.
        columns: Vec<(String, Option<String>)>,
        /// Its first row.
        rows: Vec<Row>,
        /// How many rows it changed, if it is a statement that does.
        changes: Option<u64>,
        /// The rowid of the last row that was inserted.
        last_id: i64,
    },
    /// More rows.
    Fetched {
        /// The rows.
        rows: Vec<Row>,
        /// Whether there are more.
        more: bool,
        /// How many rows it changed, once it has ended, if it is a statement that does.
        changes: Option<u64>,
    },
    /// Bytes.
    Bytes(Vec<u8>),
}

/// Why a call failed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Failure {
    /// SQLite says so.
    Sqlite {
        /// Its extended code.
        code: i32,
        /// Its words.
        message: String,
        /// Whether SQLite would have waited for a lock here.
        would_wait: bool,
    },
    /// What was asked makes no sense.
    Misuse(String),
}

/// What was written to a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Its path.
    pub path: String,
    /// How long it is now.
    pub length: u64,
    /// The stretches that are new: where each begins, and its bytes.
    pub written: Vec<(u64, Vec<u8>)>,
}

/// The bytes of a word, for the door.
#[must_use]
pub fn encode(word: &impl Serialize) -> Vec<u8> {
    // Only a writer can fail, and a growing vector doesn't.
    postcard::to_allocvec(word).unwrap_or_default()
}

/// A word from its bytes; `None` if they aren't one.
#[must_use]
pub fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

/// How many steps an answer took, by its bytes; the rest of it isn't read.
#[must_use]
pub fn steps(answer: &[u8]) -> u64 {
    postcard::take_from_bytes(answer).map_or(0, |(steps, _)| steps)
}
