//! The engine: takes a call, does it, and answers with what else must be known of it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use rsqlite_vfs::{VfsRegistration, register_vfs};
use rusqlite::OpenFlags;

use crate::session::{Session, Watch, failure};
use crate::store::{Files, Methods, Shelf};
use crate::words::{Answer, Ask, Call, Conn, Failure, Said, State, decode, encode};

/// Its connections, and the files they share.
pub struct Engine {
    sessions: BTreeMap<Conn, Session>,
    opened: Conn,
    shelf: Shelf,
    vfs: String,
    /// Dropped by hand: SQLite must know nothing of the files any more by then.
    registered: Option<VfsRegistration<Shelf>>,
    watch: Arc<Watch>,
}

/// SQLite's code for a file that can't be opened.
const CANTOPEN: i32 = 14;

/// Each engine has files of its own, by a name of its own.
static ENGINES: AtomicU32 = AtomicU32::new(0);

impl Engine {
    /// An engine that asks now and then, while it computes, whether it is to end that.
    ///
    /// # Errors
    /// A sentence, if SQLite can't begin.
    pub fn new(is_interrupted: impl Fn() -> bool + Send + Sync + 'static) -> Result<Self, String> {
        let shelf = Shelf::default();
        let vfs = format!("loopscope-{}", ENGINES.fetch_add(1, Ordering::Relaxed));
        #[expect(unsafe_code, reason = "SQLite's list of file systems is a global of C")]
        // SAFETY: an engine stays on its thread, so its files do; natively SQLite guards its own list, and in wasm there
        // is one thread.
        let registered = unsafe { register_vfs::<Methods, Files>(&vfs, shelf.clone(), false) };
        let registered = registered.map_err(|why| format!("SQLite has no files: {why}"))?;
        let watch = Arc::new(Watch::new(Box::new(is_interrupted)));
        Ok(Self { sessions: BTreeMap::new(), opened: 0, shelf, vfs, registered: Some(registered), watch })
    }

    /// Does what is asked: a [`Call`] as bytes, an [`Answer`] as bytes.
    pub fn call(&mut self, call: &[u8]) -> Vec<u8> {
        let answer = match decode::<Call>(call) {
            Some(call) => self.answer(call),
            None => {
                let said = Err(Failure::Misuse("the database engine was asked something it doesn't know".to_owned()));
                Answer { said, state: State::default(), changed: Vec::new(), wants: None, steps: 0 }
            }
        };
        encode(&answer)
    }

    fn answer(&mut self, Call { now, room, budget, ask }: Call) -> Answer {
        self.shelf.set(now, room);
        self.watch.begin(budget);
        let about = about(&ask);
        let said = self.perform(ask);
        let about = if let Ok(Said::Opened(conn)) = said { Some(conn) } else { about };
        let state = about.and_then(|conn| self.sessions.get(&conn)).map(Session::state).unwrap_or_default();
        let steps = self.sessions.values_mut().map(Session::take_steps).sum();
        Answer { said, state, changed: self.shelf.take_changes(), wants: self.shelf.take_wants(), steps }
    }

    fn perform(&mut self, ask: Ask) -> Result<Said, Failure> {
        match ask {
            Ask::Open { path, uri } => self.open(&path, uri),
            Ask::Close(conn) => {
                self.sessions.remove(&conn);
                Ok(Said::Nothing)
            }
            Ask::Execute { conn, sql, begin, sets, many } => {
                self.session(conn)?.execute(&sql, begin.as_deref(), &sets, many)
            }
            Ask::Fetch { conn, statement, most } => self.session(conn)?.fetch(statement, most),
            Ask::Finish(conn, statement) => {
                self.session(conn)?.finish(statement);
                Ok(Said::Nothing)
            }
            Ask::Script(conn, sql) => self.session(conn)?.script(&sql),
            Ask::Serialize(conn) => self.session(conn)?.serialize(),
            Ask::Backup { from, to } => {
                let mut to_session = self.sessions.remove(&to).ok_or_else(closed)?;
                let said = self.session(from).and_then(|from| from.back_up(&mut to_session));
                self.sessions.insert(to, to_session);
                said
            }
            Ask::Supply(path, found) => {
                self.shelf.supply(path, found);
                Ok(Said::Nothing)
            }
        }
    }

    fn session(&mut self, conn: Conn) -> Result<&mut Session, Failure> {
        self.sessions.get_mut(&conn).ok_or_else(closed)
    }

    fn open(&mut self, path: &str, uri: bool) -> Result<Said, Failure> {
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        if uri {
            flags |= OpenFlags::SQLITE_OPEN_URI;
        }
        let session =
            Session::open(path, flags, &self.vfs, &self.watch).map_err(|why| match failure(&why, &self.watch) {
                // Python doesn't say which file.
                Failure::Sqlite { code, would_wait, .. } if code & 0xff == CANTOPEN => {
                    Failure::Sqlite { code, message: "unable to open database file".to_owned(), would_wait }
                }
                other => other,
            })?;
        self.opened += 1;
        self.sessions.insert(self.opened, session);
        Ok(Said::Opened(self.opened))
    }
}

fn closed() -> Failure {
    Failure::Misuse("Cannot operate on a closed database.".to_owned())
}

/// The connection whose state an answer tells.
fn about(ask: &Ask) -> Option<Conn> {
    match ask {
        Ask::Execute { conn, .. } | Ask::Fetch { conn, .. } => Some(*conn),
        Ask::Finish(conn, _) | Ask::Script(conn, _) | Ask::Serialize(conn) => Some(*conn),
        Ask::Backup { to, .. } => Some(*to),
        Ask::Open { .. } | Ask::Close(_) | Ask::Supply(..) => None,
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.sessions.clear();
        if let Some(registered) = self.registered.take() {
            #[expect(unsafe_code, reason = "SQLite's list of file systems is a global of C")]
            // SAFETY: all connections that used these files were just closed, on this thread.
            let gone = unsafe { registered.unregister() };
            // It was registered, so it can be taken out.
            drop(gone.map_err(|(_, why)| why));
        }
    }
}

/// An engine as a function, from call to answer.
pub type Linked = Box<dyn FnMut(&[u8]) -> Vec<u8>>;

/// An engine that is linked in.
///
/// # Errors
/// A sentence, if SQLite can't begin.
pub fn linked() -> Result<Linked, String> {
    let mut engine = Engine::new(|| false)?;
    Ok(Box::new(move |call| engine.call(call)))
}
