//! The program's databases: calls to the engine, the files that it keeps, and who waits for which answer.
//!
//! The main thread asks the engine on its own thread, and holds the loop until it has its answer, as `sqlite3` does. A
//! thread of the program asks the one beside, so that it alone waits: CPython gives its lock away there. A file belongs
//! to one of the two engines at a time, that of the connection which opened it first.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use loopscope_sqlite::words::{Answer, Ask, Call, Change, Conn, Failure, Found, decode, encode};

use super::exception::{Kind, R, error};
use super::modules::sqlite_answer;
use super::value::Value;
use super::vm::Vm;
use super::wait::Wait;
use crate::files::Disk;
use crate::run::{Database, Ticket};
use crate::time::{Instant, Span, ms};
use crate::trace::{Block, IoEnd, IoId, Text, What};

/// A call that keeps the thread is told beforehand if nothing was told for so long: nobody knows how long it takes.
const WATCHED: Span = ms(8);

/// Whoever keeps the files is told of a small one at once,
const SMALL: usize = 64 << 10;

/// and of a larger one not more often than that.
const SELDOM: Span = ms(250);

/// So many steps of SQLite's machine fit into a microsecond at most: what bounds a query by the time it may take.
const STEPS_PER_MICROSECOND: u64 = 100;

/// A database has few files.
const MOST_FILES: usize = 16;

/// Which engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// The one on the program's own thread.
    Here,
    /// The one on a thread of its own.
    Beside,
}

/// All of them.
#[derive(Default)]
pub(crate) struct Databases {
    under_way: BTreeMap<IoId, Asked>,
    /// What the host brought since the last look.
    arrived: Rc<RefCell<Arrived>>,
    /// The files that connections have open: in which engine, and by how many.
    homes: BTreeMap<String, (Place, usize)>,
    opened: BTreeMap<(Place, Conn), String>,
    /// Files that were written and not told yet.
    untold: BTreeSet<String>,
    told: Instant,
}

/// Answers as they came, and to what.
type Arrived = Vec<(IoId, Vec<u8>)>;

/// A call to the engine beside.
struct Asked {
    call: Call,
    ticket: Ticket,
    /// Once it is there.
    answer: Option<Value>,
}

impl Databases {
    /// Whether something came that nobody was told yet.
    pub(crate) fn any_arrived(&self) -> bool {
        !self.arrived.borrow().is_empty()
    }

    /// Whether a thread's answer is there.
    pub(crate) fn is_answered(&self, id: IoId) -> bool {
        self.under_way.get(&id).is_none_or(|asked| asked.answer.is_some())
    }

    /// A thread's answer, once it is there.
    pub(crate) fn take_answer(&mut self, id: IoId) -> Option<Value> {
        let is_answered = self.is_answered(id);
        is_answered.then(|| self.under_way.remove(&id).and_then(|asked| asked.answer).unwrap_or(Value::None))
    }

    /// Why a thread waits for ever.
    pub(crate) fn why_stuck(&self) -> &'static str {
        if self.under_way.values().any(|asked| asked.answer.is_none()) {
            "this thread waits for another one, whose database works elsewhere and can't reach it as long as this thread \
             holds the loop: the program is stuck (await the other thread instead)"
        } else {
            "this thread waits for something that nobody can bring about any more: the program is stuck"
        }
    }

    /// In which engine a file is to be opened, if one may be: where it is open already, else where it is wanted.
    pub(crate) fn home(&self, path: &str, wanted: Place) -> Place {
        self.homes.get(path).map_or(wanted, |(place, _)| *place)
    }

    /// A connection to a file is about to be opened: from now on the file belongs to that engine.
    pub(crate) fn reserve(&mut self, path: String, place: Place) {
        self.homes.entry(path).or_insert((place, 0)).1 += 1;
    }

    /// It is open.
    pub(crate) fn opened(&mut self, path: String, place: Place, conn: Conn) {
        self.opened.insert((place, conn), path);
    }

    /// A connection is closed.
    pub(crate) fn closed(&mut self, place: Place, conn: Conn) {
        if let Some(path) = self.opened.remove(&(place, conn)) {
            self.release(&path);
        }
    }

    /// A connection to a file is no more, or was never opened.
    pub(crate) fn release(&mut self, path: &str) {
        let Some((_, count)) = self.homes.get_mut(path) else { return };
        *count = count.saturating_sub(1);
        if *count == 0 {
            self.homes.remove(path);
        }
    }
}

/// What is at a path where a database could be.
fn found(disk: &Disk, path: &str) -> Found {
    match disk.read(path) {
        Ok(bytes) => Found::File(bytes.to_vec()),
        Err(crate::files::Trouble::Missing) if disk.has_directory_for(path) => Found::Nothing,
        Err(_) => Found::Refused,
    }
}

fn end_of(answer: &Answer) -> IoEnd {
    match &answer.said {
        Ok(_) => IoEnd::Queried,
        Err(Failure::Sqlite { message, .. } | Failure::Misuse(message)) => {
            IoEnd::Failed { why: Text::from(message.as_str()) }
        }
    }
}

fn broken() -> Answer {
    let said = Err(Failure::Misuse("the database engine broke: it has no memory left".to_owned()));
    Answer { steps: 0, said, state: loopscope_sqlite::words::State::default(), changed: Vec::new(), wants: None }
}

impl Vm {
    /// The engines.
    ///
    /// # Errors
    /// `ImportError`, with the reason why there are none.
    pub(crate) fn database_engine(&self) -> R<Rc<dyn Database>> {
        self.world.lp.host().database().map_err(|why| error(Kind::ImportError, why))
    }

    fn call_of(&self, ask: Ask) -> Call {
        let since = (self.world.now() - Instant::ZERO).as_millis_f64();
        let now = (self.world.lp.host().epoch() * 1000.0 + since) as i64;
        let budget = self.world.limits.held.as_micros().saturating_mul(STEPS_PER_MICROSECOND);
        Call { now, room: self.disk.room() as u64, budget, ask }
    }

    /// Asks an engine and waits for its answer. `what` is what the record says of it, if anything.
    ///
    /// # Errors
    /// What ends the wait.
    pub(crate) fn ask_database(&mut self, place: Place, ask: Ask, what: Option<String>) -> R {
        let call = self.call_of(ask);
        match place {
            Place::Here => self.ask_here(call, what),
            Place::Beside => self.ask_beside(call, what),
        }
    }

    /// Asks an engine for what has no answer that anybody waits for: to forget something.
    pub(crate) fn tell_database_engine(&mut self, place: Place, ask: Ask) {
        let call = self.call_of(ask);
        // Who drops a connection needs no reason why there is no engine any more.
        let Ok(engine) = self.database_engine() else { return };
        match place {
            Place::Here => {
                if let Some(answer) = decode::<Answer>(&engine.call(&encode(&call))) {
                    self.take_in(&answer.changed);
                }
            }
            Place::Beside => {
                engine.post(encode(&call), Box::new(|_| {}));
            }
        }
    }

    fn ask_here(&mut self, mut call: Call, what: Option<String>) -> R {
        let engine = self.database_engine()?;
        let told = what.map(|what| {
            let (io, task, site) = (self.world.lp.io_begun(), self.world.task, self.line());
            self.world.emit(What::IoBegan { io, task, what: Text::from(what), rung: None });
            self.world.emit(What::BlockBegan { task, kind: Block::Wait, site });
            self.world.lp.flush(WATCHED);
            (io, task)
        });
        let mut answer = broken();
        for _ in 0..MOST_FILES {
            answer = decode(&engine.call(&encode(&call))).unwrap_or_else(broken);
            let Some(path) = answer.wants.take() else { break };
            let supply = Ask::Supply(path.clone(), found(&self.disk, &path));
            engine.call(&encode(&Call { ask: supply, ..call.clone() }));
            call.room = self.disk.room() as u64;
        }
        self.take_in(&answer.changed);
        if let Some((io, task)) = told {
            let now = self.world.now();
            self.world.lp.io_over();
            self.world.emit(What::BlockEnded { task });
            self.world.emit(What::IoEnded { io, done: now, end: end_of(&answer) });
            self.world.lp.flush(WATCHED);
        }
        Ok(sqlite_answer(answer))
    }

    fn ask_beside(&mut self, call: Call, what: Option<String>) -> R {
        if self.threads.current == 0 || self.nested != 1 {
            return Err(error(
                Kind::RuntimeError,
                "this connection works on a thread of its own, and nobody can wait for that here",
            ));
        }
        let (io, task) = (self.world.lp.io_begun(), self.world.task);
        let what = Text::from(what.unwrap_or_else(|| "SQLite".to_owned()));
        self.world.emit(What::IoBegan { io, task, what, rung: None });
        let ticket = self.post(io, &call)?;
        self.databases.under_way.insert(io, Asked { call, ticket, answer: None });
        self.wait(Wait::Database(io))
    }

    fn post(&self, io: IoId, call: &Call) -> R<Ticket> {
        let engine = self.database_engine()?;
        // Weak: the host may keep the callback longer than the run lives.
        let (arrived, lp) = (Rc::downgrade(&self.databases.arrived), Rc::downgrade(&self.world.lp));
        let done = Box::new(move |answer| {
            if let (Some(arrived), Some(lp)) = (arrived.upgrade(), lp.upgrade()) {
                arrived.borrow_mut().push((io, answer));
                lp.nudge();
            }
        });
        Ok(engine.post(encode(call), done))
    }

    /// Gives answers that came to who waits for them.
    pub(crate) fn look_at_databases(&mut self) {
        for (io, answer) in self.databases.arrived.take() {
            let mut answer: Answer = decode(&answer).unwrap_or_else(broken);
            if let Some(path) = answer.wants.take() {
                self.supply(io, path);
                continue;
            }
            self.take_in(&answer.changed);
            let (now, end) = (self.world.now(), end_of(&answer));
            self.world.lp.io_over();
            self.world.emit(What::IoEnded { io, done: now, end });
            if let Some(asked) = self.databases.under_way.get_mut(&io) {
                asked.answer = Some(sqlite_answer(answer));
            }
        }
    }

    /// The engine beside wants a file: it gets it, and is asked again.
    fn supply(&mut self, io: IoId, path: String) {
        let Some(asked) = self.databases.under_way.remove(&io) else { return };
        let supply = Ask::Supply(path.clone(), found(&self.disk, &path));
        let supplied = Call { ask: supply, ..asked.call.clone() };
        let again = match self.database_engine() {
            Ok(engine) => {
                engine.post(encode(&supplied), Box::new(|_| {}));
                self.post(io, &asked.call)
            }
            Err(left) => Err(left),
        };
        // There was an engine when it was asked.
        if let Ok(ticket) = again {
            self.databases.under_way.insert(io, Asked { ticket, ..asked });
        }
    }

    /// Ends what the engine beside does for a connection.
    pub(crate) fn interrupt_database(&mut self, conn: Conn) {
        let is_its = |asked: &&Asked| match &asked.call.ask {
            Ask::Execute { conn: own, .. } | Ask::Fetch { conn: own, .. } | Ask::Script(own, _) => *own == conn,
            _ => false,
        };
        let first = self.databases.under_way.values().find(|asked| asked.answer.is_none() && is_its(asked));
        if let Some(ticket) = first.map(|asked| asked.ticket)
            && let Ok(engine) = self.database_engine()
        {
            engine.interrupt(ticket);
        }
    }

    /// What was committed goes to the disk.
    fn take_in(&mut self, changes: &[Change]) {
        for Change { path, length, written } in changes {
            let is_whole = written.iter().map(|(_, bytes)| bytes.len() as u64).sum::<u64>() >= *length;
            if self.disk.stat(path).is_err() && (!is_whole || self.disk.create(path, false, false).is_err()) {
                // It was removed while it was open: nobody can see any more what is written to it.
                continue;
            }
            let length = usize::try_from(*length).unwrap_or(usize::MAX);
            // The engine was told how much room there is.
            let mut kept = self.disk.resize(path, length, true);
            for (at, bytes) in written {
                kept = kept.and_then(|()| self.disk.write(path, usize::try_from(*at).unwrap_or(usize::MAX), bytes));
            }
            if kept.is_ok() {
                self.databases.untold.insert(path.clone());
            }
        }
        let now = self.world.now();
        let is_time = now - self.databases.told >= SELDOM;
        let small = |path: &String| self.disk.stat(path).is_ok_and(|stat| stat.size <= SMALL);
        let due: Vec<String> = self.databases.untold.iter().filter(|path| is_time || small(path)).cloned().collect();
        if !due.is_empty() {
            self.databases.told = now;
        }
        for path in due {
            self.databases.untold.remove(&path);
            self.tell_database(&path);
        }
    }

    fn tell_database(&self, path: &str) {
        self.world.lp.host().file_changed(path, self.disk.read(path).ok());
    }

    /// Whoever keeps the files is told of the last ones.
    pub(crate) fn tell_databases(&mut self) {
        for path in std::mem::take(&mut self.databases.untold) {
            self.tell_database(&path);
        }
    }

    /// The run ends: nobody wants any answer, and what was committed is kept.
    pub(crate) fn leave_databases(&mut self) {
        self.tell_databases();
        for (io, asked) in std::mem::take(&mut self.databases.under_way) {
            if asked.answer.is_none() {
                self.world.lp.io_over();
                let now = self.world.now();
                self.world.emit(What::IoEnded { io, done: now, end: IoEnd::Aborted });
            }
        }
    }
}
